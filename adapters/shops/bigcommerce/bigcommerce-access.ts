import * as z from 'zod';

/** What opens a store's API: an API account's access token, made under Settings > Store-level API accounts. */
export const bigcommerceAccessSchema = z.strictObject({
  /** The store in BigCommerce's addresses, `stores/{hash}`; events name theirs by it, too. */
  storeHash: z.string().regex(/^[a-z0-9]{1,32}$/, 'This is no store hash, such as a1b2c3d4.'),
  accessToken: z.string().min(1).max(500),
  /** Where the API begins, if not at BigCommerce. */
  address: z.string().min(1).max(500).optional(),
});

export type BigcommerceAccess = z.output<typeof bigcommerceAccessSchema>;
