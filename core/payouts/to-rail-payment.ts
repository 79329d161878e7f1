import { isCalledRail } from './called-rails.ts';
import { movedAmountOf } from './moved-amount.ts';
import type { Payout } from './payout.ts';
import type { RailPayment, RailReceiver } from './payout-rail.ts';

/**
 * A payout as its rail is handed it, with the rail's own id of it if it has told one.
 *
 * @throws RangeError for a payout that goes over no rail that is called.
 */
export function toRailPayment(payout: Payout): RailPayment {
  const { payoutId, atRail } = payout;
  return {
    ...{ payoutId, ...movedAmountOf(payout) },
    receiver: receiverOf(payout),
    note: `Commission ${payoutId}`,
    ...(atRail?.reference === undefined ? {} : { reference: atRail.reference }),
  };
}

function receiverOf({ payoutId, method }: Payout): RailReceiver {
  const { currency: _, ...receiver } = method;
  if (isCalledRail(receiver.rail)) return receiver as RailReceiver;
  throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, which is not called.`);
}
