import { reviewTimes } from '../../core/payouts/call-times.ts';
import { moveTo } from '../../core/payouts/move-to.ts';
import { openStates, type Payout } from '../../core/payouts/payout.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { Instant } from '../../core/time/instant.ts';
import { loadReleasedPayouts, type ReleasedBatch } from '../shared/paying/load-released-payouts.ts';

export type GiveToPeoplePorts = { readonly payouts: Pick<PayoutStore, 'findPayout' | 'mark'> };

/**
 * What has had no answer for too long becomes a person's to decide: a payout that nobody knows the fate of after
 * days, and one that its rail has gone on with for weeks. Whoever moves it at the same time is right.
 */
export async function giveToPeople(
  ports: GiveToPeoplePorts,
  batch: ReleasedBatch,
  at: Instant,
): Promise<void> {
  const times = reviewTimes({ submittedAt: batch.released.at });
  if (at < times.reviewAt) return;
  for (const payout of await loadReleasedPayouts(ports, batch)) {
    const isTooOld = at >= (isInProgress(payout) ? times.reviewProgressAt : times.reviewAt);
    if (!isTooOld || !openStates.includes(payout.state)) continue;
    const evidence = isInProgress(payout)
      ? `${payout.method.rail} has gone on with it for weeks.`
      : `${payout.method.rail} was asked for days and does not say what became of it.`;
    await ports.payouts.mark(moveTo(payout, 'review', { at, evidence }), payout.state);
  }
}

const isInProgress = ({ state, atRail }: Payout): boolean =>
  state === 'submitted' && atRail?.finding === 'in-progress';
