import type { Money } from '../money/money.ts';
import type { Payout } from './payout.ts';

/** What a payout moves, in the currency of the account that it goes to: what rails, files and reports speak of. */
export function movedAmountOf({
  currency,
  minorUnits,
  conversion,
}: Pick<Payout, 'currency' | 'minorUnits' | 'conversion'>): Money {
  return conversion?.to ?? { currency, minorUnits };
}
