import type { Money } from './money.ts';
import { requireMinorUnitDigits } from './require-minor-unit-digits.ts';

/**
 * Writes an amount as a decimal string with all places of its currency: `12.34`, `-0.05`, `1200`.
 *
 * @throws RangeError if the currency is unknown: an amount without known places has no value.
 */
export function formatMoney({ minorUnits, currency }: Money): string {
  const digits = requireMinorUnitDigits(currency);
  const sign = minorUnits < 0n ? '-' : '';
  const all = (minorUnits < 0n ? -minorUnits : minorUnits).toString().padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits);
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${all.slice(-digits)}`;
}
