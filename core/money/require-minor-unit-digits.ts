import { minorUnitDigits } from './minor-unit-digits.ts';

/**
 * The decimal places of a currency.
 *
 * @throws RangeError if the currency is unknown: an amount without known places has no value.
 */
export function requireMinorUnitDigits(currency: string): number {
  const digits = minorUnitDigits[currency];
  if (digits === undefined) throw new RangeError(`${currency} is not an ISO 4217 currency.`);
  return digits;
}
