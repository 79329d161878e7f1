import * as z from 'zod';

/** What opens a merchant's PayPal account for payouts: a REST app with the feature Payouts. */
export const paypalRailAccessSchema = z.strictObject({
  clientId: z.string().min(1).max(300),
  clientSecret: z.string().min(1).max(300),
  /** Where the API is, if not at PayPal: the sandbox is `https://api-m.sandbox.paypal.com`. */
  address: z.string().min(1).max(500).optional(),
});

export type PaypalRailAccess = z.output<typeof paypalRailAccessSchema>;
