import { type LeakEvidence, sumDays } from './leak-evidence.ts';
import type { LeakParameters } from './leak-parameters.ts';
import type { LeakSignal } from './leak-signal.ts';

/**
 * Whether a code stands on coupon sites: enough of its users come from there. 100 points, because
 * that is what a leak is. It needs no baseline, so it also finds a code that leaks in its first week.
 */
export function findCouponSiteReferrers(
  { window }: LeakEvidence,
  { couponUsesMin, couponSharePercent }: LeakParameters,
): LeakSignal {
  const uses = sumDays(window, 'uses');
  const usesFromCouponSites = sumDays(window, 'usesFromCouponSites');
  const isLeak =
    usesFromCouponSites >= couponUsesMin && usesFromCouponSites * 100 >= uses * couponSharePercent;
  return {
    name: 'coupon-site-referrers',
    score: isLeak ? 100 : 0,
    evidence: { uses, usesFromCouponSites },
  };
}
