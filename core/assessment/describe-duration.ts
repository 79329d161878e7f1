import { msPerDay, msPerHour, msPerMinute } from '../time/instant.ts';

const units = [
  { name: 'day', ms: msPerDay },
  { name: 'hour', ms: msPerHour },
  { name: 'minute', ms: msPerMinute },
] as const;

/**
 * A duration for people, cut to its largest unit: `34 days`, `1 hour`, `less than a minute`. With
 * `parts` 2 the next unit follows if it is not zero: `30 days and 5 hours`.
 */
export function describeDuration(ms: number, parts: 1 | 2 = 1): string {
  const counts = units.map(({ name, ms: unitMs }, index) => {
    const above = units[index - 1]?.ms;
    return count(Math.floor((above === undefined ? ms : ms % above) / unitMs), name);
  });
  const first = counts.findIndex((text) => text !== undefined);
  if (first === -1) return 'less than a minute';

  const shown = counts.slice(first, first + parts).filter((text) => text !== undefined);
  return shown.join(' and ');
}

function count(amount: number, unit: string): string | undefined {
  if (amount === 0) return undefined;
  return amount === 1 ? `1 ${unit}` : `${amount} ${unit}s`;
}
