import type { MetricSnapshot } from '../../core/social/polling/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';

/** Figures at a time; counts are texts, as of whatever size they are. */
export function describeSnapshot({ at, counts, retentionUntil }: MetricSnapshot) {
  const { other = {}, ...named } = counts;
  return {
    ...{ at: formatInstant(at), retentionUntil: formatInstant(retentionUntil) },
    counts: { ...toTexts(named), ...toTexts(other) },
  };
}

function toTexts(counts: Readonly<Record<string, bigint | undefined>>): Record<string, string> {
  const told = Object.entries(counts).filter(([, count]) => count !== undefined);
  return Object.fromEntries(told.map(([name, count]) => [name, String(count)]));
}
