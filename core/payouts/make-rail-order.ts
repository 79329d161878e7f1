import type { Instant } from '../time/instant.ts';
import type { Payout } from './payout.ts';
import type { RailOrder } from './payout-rail.ts';
import type { PayoutBatch } from './payout-store.ts';
import { toRailPayment } from './to-rail-payment.ts';

/**
 * What a rail is handed of a released batch: all of its payouts, by id, whatever has become of them since. What is paid is a pure function
 * of what the release and the reservations have frozen, so that every call says the same; what the rail has said since goes with it.
 *
 * @throws RangeError for a payout that goes over no rail that is called, or is not of the batch's currency.
 */
export function makeRailOrder(
  batch: PayoutBatch & { readonly released: NonNullable<PayoutBatch['released']> },
  payouts: readonly Payout[],
): RailOrder {
  const { merchantId, batchId, released } = batch;
  const calledAt = lastAnswerAt(payouts);
  return {
    merchantId,
    batchId,
    submittedAt: released.at,
    ...(calledAt === undefined ? {} : { lastCalledAt: calledAt }),
    payments: payouts
      .toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1))
      .map((payout) => {
        if (payout.currency !== batch.currency) {
          throw new RangeError(`The payout ${payout.payoutId} is not in ${batch.currency}.`);
        }
        return toRailPayment(payout);
      }),
  };
}

/** When something that the rail said was last written down: it was called before that. `undefined` if it has said nothing. */
function lastAnswerAt(payouts: readonly Payout[]): Instant | undefined {
  const answers = payouts
    .filter(({ atRail }) => atRail !== undefined)
    .flatMap(({ history }) => history.at(-1)?.at ?? []);
  return answers.length === 0 ? undefined : Math.max(...answers);
}
