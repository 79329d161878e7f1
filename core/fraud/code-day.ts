/** How often a code was used on one day, and how its users came. */
export type CodeDay = {
  /** `YYYY-MM-DD` in the merchant's time zone. */
  readonly day: string;
  readonly uses: number;
  /** Of them: by buyers who had no touch of the code's creator before the order. */
  readonly usesWithoutTouch: number;
  /** Of them: by buyers whose visit came from a coupon site (`isCouponSite`). */
  readonly usesFromCouponSites: number;
};
