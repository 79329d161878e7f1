import { civilFromDays } from './civil-day.ts';
import { type Instant, msPerDay, msPerHour, msPerMinute, msPerSecond } from './instant.ts';

/** A moment as RFC 3339 in UTC with milliseconds: `2026-03-02T10:00:00.000Z`. */
export function formatInstant(at: Instant): string {
  const msOfDay = at - Math.floor(at / msPerDay) * msPerDay;
  const hour = Math.floor(msOfDay / msPerHour);
  const minute = Math.floor((msOfDay % msPerHour) / msPerMinute);
  const second = Math.floor((msOfDay % msPerMinute) / msPerSecond);
  const time = [hour, minute, second].map((part) => pad(part, 2)).join(':');
  return `${formatDay(at)}T${time}.${pad(msOfDay % msPerSecond, 3)}Z`;
}

/** The UTC day of a moment, as `YYYY-MM-DD`. */
export function formatDay(at: Instant): string {
  const { year, month, day } = civilFromDays(Math.floor(at / msPerDay));
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(part: number, width: number): string {
  return part.toString().padStart(width, '0');
}
