import { msPerDay } from '../../../core/time/instant.ts';
import { parseDay } from '../../../core/time/parse-day.ts';
import { daySchema } from './day-schema.ts';

/** UTC days (`YYYY-MM-DD`) on which orders were placed, both included. */
export type DayRange = { readonly from: string; readonly to: string };

/** The query parameters of everything that is asked about some days; refine with `isDayRange`. */
export const dayRangeFields = { from: daySchema, to: daySchema };

/** A quarter, and what keeps the cost of one request bounded. */
const maxDays = 92;

/** Whether the days are in order and not too many. */
export function isDayRange({ from, to }: DayRange): boolean {
  const days = ((parseDay(to) ?? 0) - (parseDay(from) ?? 0)) / msPerDay + 1;
  return days >= 1 && days <= maxDays;
}

/** What zod says about days that are no range. */
export const dayRangeIssue = {
  path: ['to'],
  message: `"to" must be "from" or later, and the range at most ${maxDays} days.`,
};
