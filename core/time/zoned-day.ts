import { type CivilDate, civilFromDays } from './civil-day.ts';
import { type Instant, msPerDay } from './instant.ts';

/** Making a formatter costs a hundred times what using it does; there are as many as zones in use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * The date on the calendars of a place at a moment. The place is an IANA time zone, such as
 * `America/New_York`; what its clocks do comes from the platform's time zone database.
 *
 * @throws RangeError if the zone is unknown (an offset such as `+01:00` is no place), or if the
 *   moment is not one.
 */
export function zonedDay(at: Instant, zone: string): CivilDate {
  // It has no clock changes to look up, and periods ask for it by the thousand.
  if (zone === 'UTC' && Number.isFinite(at)) return civilFromDays(Math.floor(at / msPerDay));
  const parts = formatterOf(zone).formatToParts(at);
  const read = (type: 'year' | 'month' | 'day') =>
    Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  if (!/^[A-Za-z]/.test(zone)) throw new RangeError(`"${zone}" is not an IANA time zone.`);

  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}
