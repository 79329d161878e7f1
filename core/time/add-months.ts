import { civilFromDays, daysFromCivil } from './civil-day.ts';
import { type Instant, msPerDay } from './instant.ts';

/** The same time of day some calendar months later, in UTC; at a month's end where the day is missing. */
export function addMonths(at: Instant, months: number): Instant {
  const days = Math.floor(at / msPerDay);
  const { year, month, day } = civilFromDays(days);
  const first = daysFromCivil(monthAt(year, month - 1 + months));
  const length = daysFromCivil(monthAt(year, month + months)) - first;
  return (first + Math.min(day, length) - 1 - days) * msPerDay + at;
}

/** @param month from 0 for January, beyond the year if it lies in another one. */
function monthAt(year: number, month: number) {
  const years = Math.floor(month / 12);
  return { year: year + years, month: month - 12 * years + 1, day: 1 };
}
