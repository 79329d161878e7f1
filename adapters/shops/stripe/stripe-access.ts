import * as z from 'zod';

/** What opens an account's API: a restricted key that may read checkout sessions, for codes write coupons and promotion codes, for topics webhook endpoints, and nothing else. */
export const stripeAccessSchema = z.strictObject({
  restrictedKey: z
    .string()
    .regex(/^rk_(?:live|test)_\w{1,300}$/, 'This is no restricted key, which begins with rk_.'),
  /** Where the API is, if not at Stripe. */
  address: z.string().min(1).max(500).optional(),
});

export type StripeAccess = z.output<typeof stripeAccessSchema>;
