import * as z from 'zod';

/** What opens a merchant's Wise business profile for payouts. */
export const wiseRailAccessSchema = z.strictObject({
  apiToken: z.string().min(1).max(500),
  profileId: z.string().regex(/^\d{1,18}$/),
  /** The balance that pays; absent: the one of the payout's own currency. */
  sourceCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Where the API is, if not at Wise: the sandbox is `https://api.wise-sandbox.com`. */
  address: z.string().min(1).max(500).optional(),
});

export type WiseRailAccess = z.output<typeof wiseRailAccessSchema>;
