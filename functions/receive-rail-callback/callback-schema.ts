import * as z from 'zod';

/** What a rail reports of a payout. Unknown fields are refused. */
export const callbackSchema = z.strictObject({
  payoutId: z.string().min(1).max(255),
  outcome: z.enum(['confirmed', 'failed']),
  evidence: z.string().min(1).max(1_000),
});

export type RailCallback = z.output<typeof callbackSchema>;
