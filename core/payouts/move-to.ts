import type { Instant } from '../time/instant.ts';
import type { Payout, PayoutState } from './payout.ts';

/** Why a payout moves on: when, and what shows it (a bank reference, a rail's answer). */
export type PayoutEvidence = {
  readonly at: Instant;
  readonly evidence: string;
  /** What a rail that is called says of it now. Absent: what it said before. */
  readonly atRail?: NonNullable<Payout['atRail']>;
};

/** A payout in its next state, with what shows it. Every write of a payout adds one line to its history. */
export function moveTo(
  payout: Payout,
  state: PayoutState,
  { at, evidence, atRail }: PayoutEvidence,
): Payout {
  return {
    ...payout,
    state,
    ...(atRail === undefined ? {} : { atRail }),
    history: [...payout.history, { state, at, evidence }],
  };
}
