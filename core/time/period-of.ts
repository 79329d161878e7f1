import type { CivilDate } from './civil-day.ts';
import type { Instant } from './instant.ts';
import type { Period, PeriodUnit } from './period.ts';
import { zonedDay } from './zoned-day.ts';

/**
 * The calendar period that a moment lies in at a place.
 *
 * @throws RangeError if the zone is unknown, or the year is not one of 0000 to 9999.
 */
export function periodOf(at: Instant, unit: PeriodUnit, zone: string): Period {
  return periodOfDay(zonedDay(at, zone), unit);
}

/**
 * The calendar period that a date lies in.
 *
 * @throws RangeError if the year is not one of 0000 to 9999: the keys would not sort.
 */
export function periodOfDay({ year, month, day }: CivilDate, unit: PeriodUnit): Period {
  if (year < 0 || year > 9999) throw new RangeError(`There are no periods in the year ${year}.`);

  const paddedYear = pad(year, 4);
  if (unit === 'year') return { unit, key: paddedYear };
  if (unit === 'quarter') return { unit, key: `${paddedYear}-Q${Math.ceil(month / 3)}` };
  if (unit === 'month') return { unit, key: `${paddedYear}-${pad(month, 2)}` };
  return { unit, key: `${paddedYear}-${pad(month, 2)}-${pad(day, 2)}` };
}

function pad(part: number, width: number): string {
  return part.toString().padStart(width, '0');
}
