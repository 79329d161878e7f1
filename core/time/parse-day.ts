import { civilFromDays, daysFromCivil } from './civil-day.ts';
import { type Instant, msPerDay } from './instant.ts';

/** Reads a UTC day (`YYYY-MM-DD`) as its first moment; `undefined` if there is no such day. */
export function parseDay(text: string): Instant | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (month < 1 || month > 12) return undefined;

  const days = daysFromCivil({ year, month, day });
  // The 31st of April would come back as the 1st of May.
  return civilFromDays(days).day === day ? days * msPerDay : undefined;
}
