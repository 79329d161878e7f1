import { msPerDay, msPerHour, msPerMinute, msPerSecond } from '../../../core/time/instant.ts';

const pattern =
  /^P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/;

/** Reads an ISO 8601 duration of weeks to seconds as milliseconds, such as `PT1H2M3S`; else `undefined`. */
export function parseIsoDuration(text: string): number | undefined {
  const [, weeks, days, hours, minutes, seconds] = pattern.exec(text) ?? [];
  if (!/\d/.test(text) || !pattern.test(text)) return undefined;
  const dayCount = Number(weeks ?? 0) * 7 + Number(days ?? 0);
  const timeMs =
    Number(hours ?? 0) * msPerHour +
    Number(minutes ?? 0) * msPerMinute +
    Number(seconds ?? 0) * msPerSecond;
  return dayCount * msPerDay + timeMs;
}
