import type { Period } from './period.ts';
import { periodDays } from './period-days.ts';
import { periodOfDay } from './period-of.ts';
import { nextPeriod } from './period-steps.ts';

/**
 * The shorter periods of which one is made, months before quarters: three months of a quarter, twelve months and
 * four quarters of a year, none of a month.
 *
 * @throws RangeError if the key is not one of its unit.
 */
export function periodsWithin(period: Period): Period[] {
  if (period.unit === 'quarter') return split(period, 'month');
  return period.unit === 'year' ? [...split(period, 'month'), ...split(period, 'quarter')] : [];
}

function split(period: Period, unit: 'month' | 'quarter'): Period[] {
  const { first, last } = periodDays(period);
  const end = periodOfDay(last, unit);
  const parts: Period[] = [];
  for (let part = periodOfDay(first, unit); part.key <= end.key; part = nextPeriod(part)) {
    parts.push(part);
  }
  return parts;
}
