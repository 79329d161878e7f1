import { formatExact } from '../../assessment/explanation/format-exact.ts';
import type { Fraction } from '../../money/fraction.ts';
import { requireMinorUnitDigits } from '../../money/require-minor-unit-digits.ts';
import type { PeriodMeasure } from '../period-term.ts';
import { whole } from './exact.ts';

/**
 * An amount of minor units for people: `10,000.00 USD`, exactly where it has a fraction (an endless
 * one is cut, and ends in `…`). Not negative.
 *
 * @throws RangeError if the currency is unknown.
 */
export function formatAmount(amount: Fraction | bigint, currency: string): string {
  const { numerator, denominator } = typeof amount === 'bigint' ? whole(amount) : amount;
  const exact = formatExact(numerator, denominator, requireMinorUnitDigits(currency));
  return `${groupThousands(exact)} ${currency}`;
}

/** What a period is measured by: `25 orders`, `10,000.00 USD`, `500.00 USD of commission`. */
export function formatMeasure(
  measure: PeriodMeasure,
  value: Fraction | bigint,
  currency: string,
): string {
  if (measure === 'revenue') return formatAmount(value, currency);
  if (measure === 'commission') return `${formatAmount(value, currency)} of commission`;

  const count = typeof value === 'bigint' ? value : value.numerator / value.denominator;
  return `${groupThousands(count.toString())} ${count === 1n ? 'order' : 'orders'}`;
}

function groupThousands(decimal: string): string {
  const [units = '', ...fraction] = decimal.split('.');
  return [units.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
