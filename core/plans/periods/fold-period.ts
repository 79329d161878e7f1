import { groupByDay } from './group-by-day.ts';
import type { PeriodConversion } from './period-conversion.ts';
import type { PeriodFold } from './period-fold.ts';
import type { PeriodStatement } from './period-statement.ts';
import { refoldFrom } from './refold-from.ts';
import { statePeriod } from './state-period.ts';

/**
 * What a period changes about a creator's earnings: a pure function of its terms and its
 * conversions, whatever the order in which they arrived.
 *
 * @throws RangeError if a conversion belongs to another creator or period, is there twice or has a
 *   negative amount, or if a term is of another period or currency.
 */
export function foldPeriod(
  fold: PeriodFold,
  conversions: readonly PeriodConversion[],
): PeriodStatement {
  const days = groupByDay(fold, conversions);
  return statePeriod(fold, refoldFrom(fold, [], { day: '', days }));
}
