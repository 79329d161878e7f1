import { formatDay } from '../../time/format-instant.ts';
import { type Instant, msPerDay, msPerHour } from '../../time/instant.ts';
import type { SocialLimit } from './social-policy.ts';

/** A window in which units are counted, and when the next begins. */
export type QuotaWindow = {
  readonly key: string;
  readonly units: number;
  readonly endsAt: Instant;
};

/**
 * The window of a limit at a moment. A sliding limit is counted in fixed windows of half its units: of the two that a
 * time of its length can touch, neither has more.
 */
export function quotaWindowAt({ name, window, units }: SocialLimit, now: Instant): QuotaWindow {
  switch (window.kind) {
    case 'sliding':
    case 'fixed': {
      const start = Math.floor(now / window.ms) * window.ms;
      const shared = window.kind === 'sliding' ? Math.floor(units / 2) : units;
      return { key: `${name}#${start}`, units: shared, endsAt: start + window.ms };
    }
    case 'utc-month': {
      const month = formatDay(now).slice(0, 7);
      let endsAt = (Math.floor(now / msPerDay) + 1) * msPerDay;
      while (formatDay(endsAt).slice(0, 7) === month) endsAt += msPerDay;
      return { key: `${name}#${month}`, units, endsAt };
    }
    case 'day':
      return dayAt(name, units, window.timeZone, now);
  }
}

function dayAt(name: string, units: number, timeZone: string, now: Instant): QuotaWindow {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  const day = format.format(now);
  // The first quarter of an hour of another day: days have 23 to 25 hours.
  const quarter = msPerHour / 4;
  const from = Math.floor(now / quarter) * quarter;
  let endsAt = from + quarter;
  while (format.format(endsAt) === day && endsAt < from + 2 * msPerDay) endsAt += quarter;
  return { key: `${name}#${day}`, units, endsAt };
}
