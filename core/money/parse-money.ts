import { minorUnitDigits } from './minor-unit-digits.ts';
import type { Money } from './money.ts';

/**
 * Reads a decimal amount exactly, such as `12.34` USD.
 *
 * Answers `undefined` for anything else: an unknown currency, a sign, an exponent, more decimals
 * than the currency has. Rounding a stranger's amount would be a guess, so it is refused.
 */
export function parseMoney(amount: string, currency: string): Money | undefined {
  const digits = minorUnitDigits[currency];
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(amount) ?? [];
  if (digits === undefined || whole === undefined || fraction.length > digits) return undefined;

  return { currency, minorUnits: BigInt(whole + fraction.padEnd(digits, '0')) };
}
