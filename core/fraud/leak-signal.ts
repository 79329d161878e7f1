/** Something in the history of a code that speaks for a leak; a score of 0 says that it does not. */
export type LeakSignal = { readonly score: number } & (
  | { readonly name: 'coupon-site-referrers'; readonly evidence: CouponSiteEvidence }
  | { readonly name: 'usage-spike'; readonly evidence: SpikeEvidence }
  | { readonly name: 'touchless-share'; readonly evidence: TouchlessEvidence }
);

/** Of the days that are looked at together. */
export type CouponSiteEvidence = { readonly uses: number; readonly usesFromCouponSites: number };

/** The day with the most uses, the median of the baseline's days, and from where on a day is unusual. */
export type SpikeEvidence = {
  readonly day: string;
  readonly uses: number;
  readonly typicalUses: number;
  readonly unusualUses: number;
};

/** Of the days that are looked at together, and of the baseline. */
export type TouchlessEvidence = {
  readonly uses: number;
  readonly usesWithoutTouch: number;
  readonly baselineUses: number;
  readonly baselineUsesWithoutTouch: number;
  /** Chance alone would give such a rise in fewer than one of so many histories. */
  readonly rarerThanOneIn?: bigint;
};
