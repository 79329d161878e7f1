import { minorUnitDigits } from './minor-unit-digits.ts';

/**
 * Reads an amount as payloads write it, in minor units: `-3.33`, `199.00` also for JPY, `10.0`.
 *
 * Shops pad every currency to two decimals, so zeros beyond the currency's places are accepted.
 * Answers `undefined` for anything that is not exactly an amount of the currency: other decimals
 * beyond its places, an exponent, an unknown currency, empty text.
 */
export function parseDecimal(text: string, currency: string): bigint | undefined {
  const digits = minorUnitDigits[currency];
  const [, sign, whole, fraction = ''] = /^(-?)(\d{1,15})(?:\.(\d{1,30}))?$/.exec(text) ?? [];
  if (digits === undefined || whole === undefined) return undefined;
  if (!/^0*$/.test(fraction.slice(digits))) return undefined;

  const minorUnits = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  return sign === '-' ? -minorUnits : minorUnits;
}
