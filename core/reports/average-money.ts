import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import { roundFraction } from '../money/round-fraction.ts';

/**
 * A total divided by how many it is for, rounded half-even to the currency's smallest unit; `null`
 * where there is nothing to divide by.
 *
 * @throws RangeError if the currency is unknown, or the count negative.
 */
export function averageMoney(
  totalMinorUnits: bigint,
  count: number,
  currency: string,
): MoneyDocument | null {
  if (count === 0) return null;
  const minorUnits = roundFraction(totalMinorUnits, BigInt(count), 'half-even');
  return toMoneyDocument({ minorUnits, currency });
}
