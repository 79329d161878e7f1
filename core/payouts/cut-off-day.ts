import { civilFromDays, daysFromCivil } from '../time/civil-day.ts';
import { type PayoutSchedule, weekdays } from './payout-schedule.ts';

/**
 * The first day of which nothing is due yet, if a schedule pays on a day; `undefined` if it does not. What became payable
 * before that day is due.
 *
 * @param day a date on the calendar of the merchant, in days from 1970-01-01; so is the answer.
 */
export function cutOffDay(schedule: PayoutSchedule, day: number): number | undefined {
  switch (schedule.kind) {
    case 'weekly':
      return isWeekday(day, schedule.weekday) ? day : undefined;
    case 'monthly':
      return cutOffOfMonth(schedule.day, day);
    case 'net': {
      const { days, weekday } = schedule;
      return weekday === undefined || isWeekday(day, weekday) ? day - days + 1 : undefined;
    }
  }
}

/** 1970-01-01 was a Thursday. */
const isWeekday = (day: number, weekday: (typeof weekdays)[number]): boolean =>
  (((day + 3) % weekdays.length) + weekdays.length) % weekdays.length === weekdays.indexOf(weekday);

function cutOffOfMonth(wanted: number, day: number): number | undefined {
  const { year, month, day: dayOfMonth } = civilFromDays(day);
  const first = day - dayOfMonth + 1;
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const length = daysFromCivil({ ...next, day: 1 }) - first;
  return dayOfMonth === Math.min(wanted, length) ? first : undefined;
}
