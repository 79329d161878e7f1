/** What it takes to call a code leaked. Shares are given in percent, scores in points. */
export type LeakParameters = {
  /** The days that are looked at together, each day with those before it. */
  readonly windowDays: number;
  /** The first days of the history, from the first use on: what is usual for this code. */
  readonly baselineDays: number;
  /** With fewer uses in the baseline nobody knows how the code's users come. */
  readonly baselineUsesMin: number;
  /** Coupon sites: at least so many uses, and at least this share of all uses. */
  readonly couponUsesMin: number;
  readonly couponSharePercent: number;
  /** A spike: a day of at least so many uses that lies so many robust deviations above the median. */
  readonly spikeUsesMin: number;
  readonly spikeDeviations: number;
  /** Uses without touch: at least so many, and a share so many points above the baseline's. */
  readonly touchlessUsesMin: number;
  readonly touchlessRisePoints: number;
  /** What chance alone would give in fewer than one of so many histories is weak and strong evidence. */
  readonly weakOneIn: bigint;
  readonly strongOneIn: bigint;
  /** A code is leaked from this score on. */
  readonly leakedScore: number;
};

/**
 * Cautious, because whoever is called leaked loses orders: no single use, and no number of uses that
 * only came because a post went round, reaches the score.
 */
export const defaultLeakParameters: LeakParameters = {
  windowDays: 7,
  baselineDays: 28,
  baselineUsesMin: 20,
  couponUsesMin: 3,
  couponSharePercent: 20,
  spikeUsesMin: 10,
  spikeDeviations: 6,
  touchlessUsesMin: 5,
  touchlessRisePoints: 20,
  weakOneIn: 1_000n,
  strongOneIn: 1_000_000n,
  leakedScore: 100,
};
