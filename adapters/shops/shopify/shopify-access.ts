import * as z from 'zod';

/** What opens a shop's Admin API: the access token of a custom app with the scope `read_orders`, and for codes `write_discounts`. */
export const shopifyAccessSchema = z.strictObject({
  shop: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/,
      'This is no shop, such as acme.myshopify.com.',
    ),
  accessToken: z.string().regex(/^[\w-]{1,300}$/, 'This is no access token.'),
  /** Where the Admin API is, if not at the shop. */
  address: z.string().min(1).max(500).optional(),
});

export type ShopifyAccess = z.output<typeof shopifyAccessSchema>;
