import * as z from 'zod';
import type { RailAccountStanding } from '../../../core/payouts/rail-news.ts';

/** Under which name an account bears whose it is. */
export const creatorMark = 'tributary_creator';

export const accountSchema = z.object({
  id: z.string().regex(/^acct_\w{1,250}$/),
  object: z.literal('account'),
  payouts_enabled: z.boolean(),
  metadata: z.record(z.string(), z.string()).nullish(),
  capabilities: z.record(z.string(), z.string()).nullish(),
  requirements: z
    .object({
      currently_due: z.array(z.string()).nullish(),
      past_due: z.array(z.string()).nullish(),
      disabled_reason: z.string().nullish(),
    })
    .nullish(),
});

/** How far a connected account is: it is paid under its capability `transfers`, and pays out to its bank by itself. */
export function readStanding({
  id,
  payouts_enabled: canPayOut,
  capabilities,
  requirements,
}: z.output<typeof accountSchema>): RailAccountStanding {
  const { currently_due: due, past_due: overdue, disabled_reason: reason } = requirements ?? {};
  return {
    ...{ accountId: id, canPayOut, canReceive: capabilities?.transfers === 'active' },
    missing: [...new Set([...(overdue ?? []), ...(due ?? [])])],
    ...(reason ? { disabledReason: reason } : {}),
  };
}
