import { msPerDay, msPerHour, msPerMinute, msPerSecond } from '../../../core/time/instant.ts';

const pattern = /^(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/;

/** Reads a duration as Twitch writes those of videos, such as `3h8m33s`, as milliseconds; else `undefined`. */
export function parseTwitchDuration(text: string): number | undefined {
  const [whole, days, hours, minutes, seconds] = pattern.exec(text) ?? [];
  if (!whole) return undefined;
  return (
    Number(days ?? 0) * msPerDay +
    Number(hours ?? 0) * msPerHour +
    Number(minutes ?? 0) * msPerMinute +
    Number(seconds ?? 0) * msPerSecond
  );
}
