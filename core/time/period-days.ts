import { type CivilDate, civilFromDays, daysFromCivil } from './civil-day.ts';
import type { Period } from './period.ts';

/** The first and the last date of a period, both of which belong to it, and how many there are. */
export type PeriodDays = {
  readonly first: CivilDate;
  readonly last: CivilDate;
  readonly count: number;
};

/**
 * The dates of a period.
 *
 * @throws RangeError if the key is not one of its unit, or names a date that does not exist.
 */
export function periodDays(period: Period): PeriodDays {
  const first = firstDay(period);
  const start = daysFromCivil(first);
  const end = daysFromCivil(startOfNext(period, first));
  return { first, last: civilFromDays(end - 1), count: end - start };
}

const patterns = {
  day: /^(\d{4})-(\d{2})-(\d{2})$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
} as const;

function firstDay({ unit, key }: Period): CivilDate {
  const [, year, part = 1, day = 1] = (patterns[unit].exec(key) ?? []).map(Number);
  if (year === undefined) throw new RangeError(`"${key}" is not a ${unit}.`);

  const date = { year, month: unit === 'quarter' ? part * 3 - 2 : part, day };
  // The 31st of April would come back as the 1st of May, and the 13th month as the next January.
  const { month, day: dayBack } = civilFromDays(daysFromCivil(date));
  if (month !== date.month || dayBack !== day) throw new RangeError(`There is no day ${key}.`);
  return date;
}

function startOfNext({ unit }: Period, first: CivilDate): CivilDate {
  if (unit === 'day') return civilFromDays(daysFromCivil(first) + 1);

  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const month = first.month + months;
  return month <= 12 ? { ...first, month } : { year: first.year + 1, month: month - 12, day: 1 };
}
