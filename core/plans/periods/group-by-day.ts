import { dayOfPeriod } from '../../time/period-day.ts';
import { periodInZones } from '../../time/period-in-zones.ts';
import type { PeriodConversion, PeriodDay } from './period-conversion.ts';
import type { PeriodFold } from './period-fold.ts';

/**
 * The days of a period that have conversions, in their order.
 *
 * @throws RangeError if a conversion lies in another period, or is there twice.
 */
export function groupByDay(
  { period, zones }: Pick<PeriodFold, 'period' | 'zones'>,
  conversions: readonly PeriodConversion[],
): PeriodDay[] {
  if (new Set(conversions.map(({ conversionId }) => conversionId)).size < conversions.length) {
    throw new RangeError('A conversion is there twice.');
  }
  const byDay = Map.groupBy(conversions, ({ conversionId, eventAt }) => {
    const zoned = periodInZones(eventAt, period.unit, zones);
    if (zoned.period.key === period.key) return dayOfPeriod(eventAt, zoned);
    throw new RangeError(
      `The conversion ${conversionId} lies in ${zoned.period.key}, not in ${period.key}.`,
    );
  });
  return [...byDay]
    .map(([day, ofDay]) => ({ day, conversions: ofDay }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
