import type { Instant } from '../time/instant.ts';
import { isCalledRail } from './called-rails.ts';
import type { Payout } from './payout.ts';
import type { RailOrder, RailReceiver } from './payout-rail.ts';
import type { PayoutBatch } from './payout-store.ts';

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
        const { payoutId, currency, minorUnits } = payout;
        if (currency !== batch.currency) {
          throw new RangeError(`The payout ${payoutId} is not in ${batch.currency}.`);
        }
        return {
          ...{ payoutId, currency, minorUnits },
          receiver: receiverOf(payout),
          note: `Commission ${payoutId}`,
          ...(payout.atRail?.reference === undefined ? {} : { reference: payout.atRail.reference }),
        };
      }),
  };
}

function receiverOf({ payoutId, method }: Payout): RailReceiver {
  if (isCalledRail(method.rail)) return method as RailReceiver;
  throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, which is not called.`);
}
