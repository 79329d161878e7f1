import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';
import type { PayoutControls } from './payout-controls.ts';
import type { PayoutRun } from './payout-store.ts';

/** A second person's word on a run. */
export type RunDecision = {
  readonly outcome: 'approved' | 'rejected';
  readonly author: string;
  readonly at: Instant;
  readonly note: string;
};

/** Why a run waits for a second person, and what that one said. */
export type RunApproval = {
  /** What it pays out of currencies of which it pays more than one person may let go. */
  readonly exceeding: readonly Money[];
  /** Absent: it waits. */
  readonly decision?: RunDecision;
};

/** What a run pays of each currency of which it pays more than the merchant's limit; the limit itself is not more. */
export function findExceeding(
  planned: PayoutRun['planned'],
  { approvalLimits }: Pick<PayoutControls, 'approvalLimits'>,
): Money[] {
  return approvalLimits.flatMap(({ currency, minorUnits: limit }) => {
    const total = planned
      .filter((each) => each.currency === currency)
      .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
    return total > limit ? [{ currency, minorUnits: total }] : [];
  });
}

/** Whether a run's batches may be worked on: nobody has to approve it, or somebody has. */
export function isCleared({ approval }: Pick<PayoutRun, 'approval'>): boolean {
  return approval === undefined || approval.decision?.outcome === 'approved';
}

/**
 * What a decision makes of a run: the run with it, `own` if it is by whoever asked for the run, `decided` if another
 * one stands, `same` if this one does, and `not-needed` for a run that waits for nobody.
 */
export function decideRun(
  run: PayoutRun,
  decision: RunDecision,
): PayoutRun | 'own' | 'decided' | 'same' | 'not-needed' {
  const { approval, author } = run;
  if (approval === undefined) return 'not-needed';
  if (approval.decision !== undefined) {
    return approval.decision.outcome === decision.outcome ? 'same' : 'decided';
  }
  // Whoever asked may always think better of it.
  if (decision.outcome === 'approved' && decision.author === author) return 'own';
  return { ...run, approval: { ...approval, decision } };
}
