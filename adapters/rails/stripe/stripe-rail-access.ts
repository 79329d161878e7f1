import * as z from 'zod';

/** What opens a merchant's Stripe account for payouts: a key that may write transfers and connected accounts. */
export const stripeRailAccessSchema = z.strictObject({
  secretKey: z
    .string()
    .regex(
      /^(?:rk|sk)_(?:live|test)_\w{1,300}$/,
      'This is no key of Stripe, which begins with rk_ or sk_.',
    ),
  /** Where the API is, if not at Stripe. */
  address: z.string().min(1).max(500).optional(),
});

export type StripeRailAccess = z.output<typeof stripeRailAccessSchema>;
