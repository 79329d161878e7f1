import type { CodeDay } from './code-day.ts';

/** What one judgement looks at: some days in a row, and what was usual before. */
export type LeakEvidence = {
  /** Not empty; the last one is the day of the judgement. */
  readonly window: readonly CodeDay[];
  /** The code's first days; none while the window still lies in them. */
  readonly baseline: readonly CodeDay[];
};

/** How many uses some days had by one count. */
export function sumDays(
  days: readonly CodeDay[],
  count: 'uses' | 'usesWithoutTouch' | 'usesFromCouponSites',
): number {
  return days.reduce((sum, day) => sum + day[count], 0);
}
