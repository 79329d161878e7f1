import { civilFromDays } from './civil-day.ts';
import { type Instant, msPerDay, msPerHour, msPerMinute, msPerSecond } from './instant.ts';

/** A moment as RFC 3339 in UTC with milliseconds: `2026-03-02T10:00:00.000Z`. */
export function formatInstant(at: Instant): string {
  const msOfDay = at - Math.floor(at / msPerDay) * msPerDay;
  const hour = Math.floor(msOfDay / msPerHour);
  const minute = Math.floor((msOfDay % msPerHour) / msPerMinute);
  const second = Math.floor((msOfDay % msPerMinute) / msPerSecond);
  const time = `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
  return `${formatDay(at)}T${time}.${threeDigits(msOfDay % msPerSecond)}Z`;
}

/** The UTC day of a moment, as `YYYY-MM-DD`. */
export function formatDay(at: Instant): string {
  const { year, month, day } = civilFromDays(Math.floor(at / msPerDay));
  return `${year.toString().padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** An explanation writes a dozen moments, and padding by `padStart` takes longer than all the rest of one. */
function twoDigits(part: number): string {
  return part < 10 ? `0${part}` : `${part}`;
}

function threeDigits(part: number): string {
  return part < 100 ? `0${twoDigits(part)}` : `${part}`;
}
