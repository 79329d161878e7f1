import { isCash } from '../ledger/is-cash.ts';
import { formatMoneyWithCurrency } from '../money/format-money-with-currency.ts';
import type { FairValue } from '../tax/fair-value.ts';
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
  const { payoutId, currency, atRail } = payout;
  return {
    ...{ payoutId, ...movedAmountOf(payout) },
    receiver: receiverOf(payout),
    note: `${isCash(currency) ? 'Commission' : 'Reward'} ${payoutId}`,
    ...(isCash(currency) ? {} : { reasons: describeReasons(payout) }),
    ...(atRail?.reference === undefined ? {} : { reference: atRail.reference }),
  };
}

/** A function of what the reservation has frozen. */
function describeReasons({ creatorId, runId, coversUpToSequence, fairValue }: Payout): string[] {
  return [
    `What ${creatorId} has earned and not had, by the run ${runId}.`,
    `It covers the account up to its entry ${coversUpToSequence}.`,
    ...(fairValue === undefined ? [] : [`Its fair value is ${describeValue(fairValue)}.`]),
  ];
}

const describeValue = ({ currency, grossMinorUnits: minorUnits }: FairValue): string =>
  formatMoneyWithCurrency({ currency, minorUnits });

function receiverOf({ payoutId, method }: Payout): RailReceiver {
  const { currency: _, ...receiver } = method;
  if (isCalledRail(receiver.rail)) return receiver as RailReceiver;
  throw new RangeError(`The payout ${payoutId} goes over ${method.rail}, which is not called.`);
}
