import * as z from 'zod';
import type { RailReport } from '../../../core/payouts/payout-rail.ts';

const findings = {
  done: 'paid',
  accepted: 'in-progress',
  refused: 'failed',
  returned: 'returned',
} as const satisfies Readonly<Record<string, RailReport['finding']>>;

/** What an endpoint says that a payout is. */
export const fulfilmentStateSchema = z.enum(['done', 'accepted', 'refused', 'returned']);

/** What it may say beside: its own number of it, why, and, to be compared, what was handed out to whom. */
export const fulfilmentAnswerSchema = z.object({
  state: fulfilmentStateSchema,
  reference: z.string().min(1).max(200).optional(),
  reason: z.string().max(1_000).optional(),
  amount: z.string().max(40).optional(),
  unit: z.string().max(200).optional(),
  recipient: z.string().max(200).optional(),
});

export type FulfilmentAnswer = z.output<typeof fulfilmentAnswerSchema>;

const reasonCharactersMax = 200;

/** An answer as a report on a payout. */
export function toFulfilmentReport(
  payoutId: string,
  { state, reference, reason = '' }: Pick<FulfilmentAnswer, 'state' | 'reference' | 'reason'>,
): RailReport {
  const why = reason === '' ? '' : `: ${reason.slice(0, reasonCharactersMax)}`;
  return {
    payoutId,
    finding: findings[state],
    ...(reference === undefined ? {} : { reference }),
    evidence: `The endpoint says ${state}${why}.`,
  };
}
