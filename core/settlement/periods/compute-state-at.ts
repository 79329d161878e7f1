import type { HoldSettings } from '../../programs/program.ts';
import { addDays } from '../../time/add-days.ts';
import type { Instant } from '../../time/instant.ts';
import type { Period } from '../../time/period.ts';
import type { DatedZone } from '../../time/period-in-zones.ts';
import { startOfPeriod } from '../../time/period-start.ts';
import { nextPeriod } from '../../time/period-steps.ts';

/**
 * When a period is stated: when the longest hold that the program has by default is over for the last
 * moment of the period, because by then its conversions have closed, but for those that somebody holds.
 */
export function computeStateAt(
  period: Period,
  zones: readonly DatedZone[],
  { afterFulfilmentDays, afterPaymentDays, digitalAfterPaymentDays }: HoldSettings,
): Instant {
  const end = startOfPeriod(nextPeriod(period), zones);
  return addDays(end, Math.max(afterFulfilmentDays, afterPaymentDays, digitalAfterPaymentDays));
}
