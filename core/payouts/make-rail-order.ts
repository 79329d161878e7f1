import type { Instant } from '../time/instant.ts';
import { movedAmountOf } from './moved-amount.ts';
import type { Payout } from './payout.ts';
import type { RailOrder } from './payout-rail.ts';
import type { PayoutBatch } from './payout-store.ts';
import { toRailPayment } from './to-rail-payment.ts';

/**
 * What a rail is handed of a released batch: all of its payouts, by id, whatever has become of them since. Beside the rail's own ids and
 * the time of the last call, which are part of no call that pays, a pure function of what the
 * release and the reservations have frozen, so that every call says the same.
 *
 * @throws RangeError for a payout that goes over no rail that is called, or is not of the batch's currency.
 */
export function makeRailOrder(
  batch: PayoutBatch & { readonly released: NonNullable<PayoutBatch['released']> },
  payouts: readonly Payout[],
  lastCalledAt?: Instant,
): RailOrder {
  const { merchantId, batchId, released } = batch;
  return {
    merchantId,
    batchId,
    submittedAt: released.at,
    ...(lastCalledAt === undefined ? {} : { lastCalledAt }),
    payments: payouts
      .toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1))
      .map((payout) => {
        if (movedAmountOf(payout).currency !== batch.currency) {
          throw new RangeError(`The payout ${payout.payoutId} is not in ${batch.currency}.`);
        }
        return toRailPayment(payout);
      }),
  };
}
