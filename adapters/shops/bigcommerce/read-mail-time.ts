import type { Instant } from '../../../core/time/instant.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const pattern =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}|GMT|UTC)$/;

/**
 * Reads a time as mails have it (RFC 2822), such as `Tue, 20 Nov 2012 00:00:00 +0000`; BigCommerce's API of version 2 writes so. The
 * day of the week is not looked at.
 *
 * @throws UnusableContentError for what is no such time.
 */
export function readMailTime(field: string, text: string): Instant {
  const [, day = '', month = '', year, time, zone = ''] = pattern.exec(text) ?? [];
  const place = months.indexOf(month);
  const offset = /^[+-]/.test(zone) ? zone : 'Z';
  const twoDigits = (value: string | number) => String(value).padStart(2, '0');
  const at =
    year === undefined || place < 0 || place % 3 !== 0
      ? undefined
      : parseInstant(`${year}-${twoDigits(place / 3 + 1)}-${twoDigits(day)}T${time}${offset}`);
  if (at !== undefined) return at;
  throw new UnusableContentError('unreadable-time', `${field} is no time as in RFC 2822.`);
}
