/** Where the usual ends: the median of some counts, and the least count that is unusually great. */
export type RobustLimit = { readonly median: number; readonly unusual: number };

/**
 * What is unusually great among counts like these: more than the median plus a number of robust
 * standard deviations. One of these is 1.4826 times the median absolute deviation (the standard
 * deviation of a normal distribution), and at least 1, so that a steady code's second use is no
 * spike. A few great counts among them hardly move it. Computed in integers.
 *
 * Source: C. Leys et al., "Detecting outliers", Journal of Experimental Social Psychology 49 (2013).
 *
 * @throws RangeError if there are no counts.
 */
export function robustLimit(counts: readonly number[], deviations: number): RobustLimit {
  const median2 = doubleMedian(counts);
  const deviation4 = doubleMedian(counts.map((count) => Math.abs(2 * count - median2)));
  const spread = Math.max(14_826 * deviation4, 40_000);
  const limit = 20_000 * median2 + deviations * spread;
  return { median: median2 / 2, unusual: Math.floor(limit / 40_000) + 1 };
}

/** Twice the median, because the median of an even number of counts may lie between two. */
function doubleMedian(counts: readonly number[]): number {
  if (counts.length === 0) throw new RangeError('No counts have no median.');

  const sorted = counts.toSorted((a, b) => a - b);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] as number;
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  return lower + upper;
}
