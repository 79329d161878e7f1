import type { MoneyDocument } from '../money/money-document.ts';
import { parseMoney } from '../money/parse-money.ts';

/**
 * An amount of a document in minor units; it may be negative.
 *
 * @throws RangeError if it is none in its currency: documents are written by us, so that is a bug.
 */
export function readAmount({ amount, currency }: MoneyDocument): bigint {
  const isNegative = amount.startsWith('-');
  const money = parseMoney(isNegative ? amount.slice(1) : amount, currency);
  if (money === undefined) throw new RangeError(`"${amount}" is no amount in ${currency}.`);
  return isNegative ? -money.minorUnits : money.minorUnits;
}
