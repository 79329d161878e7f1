import { type Instant, msPerDay } from '../time/instant.ts';
import type { FollowerSnapshot, VettingEvidence } from './evidence.ts';
import { type Figure, known, unknown } from './figure.ts';
import { medianOf } from './median.ts';

/** A time in which followers came or went as they do not elsewhere in the account's history. */
export type GrowthAnomaly = {
  readonly kind: 'spike' | 'drop';
  readonly from: Instant;
  readonly to: Instant;
  readonly change: bigint;
  /** In a day, in parts of a million of the followers before. */
  readonly perDay: bigint;
};

export type Growth = {
  readonly intervals: number;
  /** The median change in a day, in parts of a million. */
  readonly usualPerDay: bigint;
  readonly anomalies: readonly GrowthAnomaly[];
};

/** With fewer intervals nobody knows what is usual. */
const fewestIntervals = 5;
/** Median absolute deviations from the median that are still usual. */
const deviations = 5n;
/** Less than 1 % in a day is never an anomaly, however steady the account is otherwise. */
const leastPerDay = 10_000n;

/**
 * Finds spikes and drops: a change in a day that lies further from the median of all intervals than five median
 * absolute deviations, and by at least 1 % of the followers. A spike may be a post that many saw; bought followers look
 * the same, so it is a question and no verdict.
 *
 * Source of the rule: C. Leys et al., "Detecting outliers", Journal of Experimental Social Psychology 49 (2013).
 */
export function findGrowthAnomalies({ snapshots }: VettingEvidence): Figure<Growth> {
  const intervals = toIntervals(snapshots);
  if (intervals.length < fewestIntervals) {
    return unknown(
      `${intervals.length} intervals between counts of followers; fewer than ${fewestIntervals} say nothing.`,
    );
  }
  const rates = intervals.map(({ perDay }) => perDay);
  const usual = medianOf(rates) ?? 0n;
  const spread = medianOf(rates.map((rate) => distance(rate, usual))) ?? 0n;
  const allowed = deviations * spread > leastPerDay ? deviations * spread : leastPerDay;
  const anomalies = intervals
    .filter(({ perDay }) => distance(perDay, usual) > allowed)
    .map((interval) => ({
      ...interval,
      kind: interval.perDay > usual ? ('spike' as const) : ('drop' as const),
    }));
  return known(
    { intervals: intervals.length, usualPerDay: usual, anomalies },
    `${intervals.length} intervals; usual is within ${allowed} parts of a million in a day of the median.`,
  );
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** Counts of the same moment say one thing: the last of them. */
function toIntervals(snapshots: readonly FollowerSnapshot[]) {
  const byTime = new Map(snapshots.map((snapshot) => [snapshot.at, snapshot]));
  const sorted = [...byTime.values()].toSorted((a, b) => a.at - b.at);
  return sorted.flatMap((next, place) => {
    const before = sorted[place - 1];
    if (before === undefined || before.followers === 0n) return [];
    const change = next.followers - before.followers;
    const elapsed = BigInt(next.at - before.at);
    const perDay = (change * 1_000_000n * BigInt(msPerDay)) / (before.followers * elapsed);
    return [{ from: before.at, to: next.at, change, perDay }];
  });
}
