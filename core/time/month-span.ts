import type { Instant } from './instant.ts';
import { periodOf } from './period-of.ts';
import { startOfPeriod } from './period-start.ts';
import { nextPeriod } from './period-steps.ts';

/** A time; its end is exclusive. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** Where the months of a merchant begin who said nothing else. */
export const defaultZone = 'UTC';

/**
 * The calendar month `YYYY-MM` at a place; `undefined` if there is no such month.
 *
 * @param zone an IANA time zone.
 */
export function monthSpan(month: string, zone: string): Span | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) || month === '9999-12') return undefined;
  const zones = [{ zone, from: 0 }];
  const period = { unit: 'month', key: month } as const;
  return {
    from: startOfPeriod(period, zones),
    until: startOfPeriod(nextPeriod(period), zones),
  };
}

/** The month `YYYY-MM` in which a moment lies at a place. */
export function monthOf(at: Instant, zone: string): string {
  return periodOf(at, 'month', zone).key;
}

/** The month after a month. */
export function nextMonth(month: string): string {
  return nextPeriod({ unit: 'month', key: month }).key;
}
