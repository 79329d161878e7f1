import { type Instant, msPerHour, msPerMinute } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';

const pattern =
  /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{2}:?\d{2}|[a-z]{1,5})?(?:\s*\([^)]*\))?$/iu;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Hours from UTC of the zones that RFC 2822, 4.3 keeps from older mail; feeds write them still. */
const zoneHours: Readonly<Record<string, number>> = {
  ...{ UT: 0, UTC: 0, GMT: 0, Z: 0, EST: -5, EDT: -4 },
  ...{ CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
};

/**
 * Reads a time as RSS and HTTP headers write it: `Fri, 20 Feb 2015 09:51:15 UTC`. As feeds do, it
 * may lack the day of the week or the seconds; years of two digits are from 1950 to 2049.
 *
 * Answers `undefined` for everything else, also for a zone that nobody defined.
 */
export function parseRfc2822(text: string): Instant | undefined {
  const [, day, month, year, hour, minute, second = '00', zone] = pattern.exec(text.trim()) ?? [];
  const index = months.indexOf(month?.toLowerCase() ?? '');
  const offsetMs = readOffset(zone);
  if (day === undefined || index < 0 || offsetMs === undefined) return undefined;

  const date = `${fullYear(year ?? '')}-${twoDigits(index + 1)}-${day.padStart(2, '0')}`;
  const utc = parseInstant(`${date}T${hour?.padStart(2, '0')}:${minute}:${second}Z`);
  return utc === undefined ? undefined : utc - offsetMs;
}

function readOffset(zone: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  if (sign === undefined) {
    const named = zoneHours[zone?.toUpperCase() ?? ''];
    return named === undefined ? undefined : named * msPerHour;
  }
  const ms = Number(hours) * msPerHour + Number(minutes) * msPerMinute;
  return sign === '-' ? -ms : ms;
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 50 ? `20${year}` : `19${year}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
