import { msPerDay, msPerHour, msPerMinute, msPerSecond } from '../../time/instant.ts';

const units = [
  { name: 'day', ms: msPerDay },
  { name: 'hour', ms: msPerHour },
  { name: 'minute', ms: msPerMinute },
  { name: 'second', ms: msPerSecond },
] as const;

/**
 * A duration for people, cut to its largest unit: `34 days`, `1 hour`, `less than a second`. With
 * `parts` 2 the next unit that is not zero follows: `30 days and 5 minutes`.
 */
export function describeDuration(ms: number, parts: 1 | 2 = 1): string {
  const counts = units.flatMap(({ name, ms: unitMs }, index) => {
    const above = units[index - 1]?.ms;
    const amount = Math.floor((above === undefined ? ms : ms % above) / unitMs);
    if (amount === 0) return [];
    return [amount === 1 ? `1 ${name}` : `${amount} ${name}s`];
  });
  return counts.length === 0 ? 'less than a second' : counts.slice(0, parts).join(' and ');
}
