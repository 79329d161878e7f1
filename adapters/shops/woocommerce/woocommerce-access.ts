import * as z from 'zod';

/** What opens a shop's REST API: a key with the permission *Read* (for codes and topics *Read/Write*), made under Settings > Advanced > REST API. */
export const woocommerceAccessSchema = z.strictObject({
  /** Where WordPress is, such as `https://shop.example`. */
  address: z.string().min(1).max(500),
  consumerKey: z
    .string()
    .regex(/^ck_\w{1,100}$/, 'This is no consumer key, which begins with ck_.'),
  consumerSecret: z
    .string()
    .regex(/^cs_\w{1,100}$/, 'This is no consumer secret, which begins with cs_.'),
});

export type WoocommerceAccess = z.output<typeof woocommerceAccessSchema>;
