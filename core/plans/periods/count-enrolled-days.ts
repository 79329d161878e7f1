import { daysFromCivil } from '../../time/civil-day.ts';
import type { Instant } from '../../time/instant.ts';
import { dayOfPeriod } from '../../time/period-day.ts';
import { periodDays } from '../../time/period-days.ts';
import { periodInZones } from '../../time/period-in-zones.ts';
import type { PeriodFold } from './period-fold.ts';

/**
 * On how many days of the period the creator was enrolled, the days of joining and of leaving
 * included.
 */
export function countEnrolledDays({
  period,
  zones,
  enrolment: { enrolledAt, leftAt },
}: Pick<PeriodFold, 'period' | 'zones' | 'enrolment'>): number {
  const { first, last } = periodDays(period);
  const dayIn = (at: Instant) => {
    const zoned = periodInZones(at, period.unit, zones);
    if (zoned.period.key < period.key) return daysFromCivil(first) - 1;
    if (zoned.period.key > period.key) return daysFromCivil(last) + 1;
    const day = { unit: 'day', key: dayOfPeriod(at, zoned) } as const;
    return daysFromCivil(periodDays(day).first);
  };
  const from = Math.max(dayIn(enrolledAt), daysFromCivil(first));
  const until = Math.min(
    leftAt === undefined ? daysFromCivil(last) : dayIn(leftAt),
    daysFromCivil(last),
  );
  return Math.max(0, until - from + 1);
}
