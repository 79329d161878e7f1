import { parseInstant } from '../../../core/time/parse-instant.ts';
import { formatDate } from './format-figures.ts';

/** The days of a statement: `1 Mar 2026 – 31 Mar 2026 (2026-03)`. */
export function formatPeriod(statement: {
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
  readonly timeZone: string;
  readonly period: string;
}): string {
  const { from, until, timeZone, period } = statement;
  const lastMoment = new Date((parseInstant(until) ?? 0) - 1).toISOString();
  return `${formatDate(from, timeZone)} – ${formatDate(lastMoment, timeZone)} (${period})`;
}
