import type { Instant } from './instant.ts';
import { type DatedZone, periodInZones } from './period-in-zones.ts';
import { startOfPeriod } from './period-start.ts';
import { nextPeriod } from './period-steps.ts';

/** A time; its end is exclusive. */
export type Span = { readonly from: Instant; readonly until: Instant };

/** Where the months of a merchant begin who said nothing else. */
export const defaultZone = 'UTC';

/** An IANA time zone, or all that somebody has chosen: a change takes effect at the next month. */
export type Calendar = string | readonly DatedZone[];

const zonesOf = (calendar: Calendar): readonly DatedZone[] =>
  typeof calendar === 'string' ? [{ zone: calendar, from: 0 }] : calendar;

/** The calendar month `YYYY-MM`; `undefined` if there is no such month. */
export function monthSpan(month: string, calendar: Calendar): Span | undefined {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month) || month === '9999-12') return undefined;
  const zones = zonesOf(calendar);
  const period = { unit: 'month', key: month } as const;
  return {
    from: startOfPeriod(period, zones),
    until: startOfPeriod(nextPeriod(period), zones),
  };
}

/** The month `YYYY-MM` in which a moment lies. */
export function monthOf(at: Instant, calendar: Calendar): string {
  return periodInZones(at, 'month', zonesOf(calendar)).period.key;
}

/** The zone by which the month of a moment is divided into days. */
export function zoneOf(at: Instant, calendar: Calendar): string {
  return periodInZones(at, 'month', zonesOf(calendar)).zone;
}

/** The month after a month. */
export function nextMonth(month: string): string {
  return nextPeriod({ unit: 'month', key: month }).key;
}
