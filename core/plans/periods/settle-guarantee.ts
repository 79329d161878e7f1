import { roundFraction } from '../../money/round-fraction.ts';
import { periodDays } from '../../time/period-days.ts';
import { countEnrolledDays } from './count-enrolled-days.ts';
import { add, greater, multiply, nothing, reduce, subtract, whole } from './exact.ts';
import type { PeriodAdjustment } from './period-adjustment.ts';
import type { TermSums } from './period-cell.ts';
import type { PeriodFold } from './period-fold.ts';
import type { Guarantee } from './settled-term.ts';

/**
 * What fills a creator's period up to the guaranteed amount. Everything the creator earned counts
 * against it. A period in which the creator joins or leaves is guaranteed by the days enrolled: full
 * pay for a part would be too much, and none a forfeiture that nobody decided. A fraction of a
 * minor unit is filled up whole, so that the guarantee is kept.
 */
export function settleGuarantee(
  fold: PeriodFold,
  { termId, atLeast, period: per }: Guarantee,
  { earned: ofOrders }: Extract<TermSums, { kind: 'earned' }>,
  earlierMinorUnits: bigint,
): PeriodAdjustment {
  const enrolledDays = countEnrolledDays(fold);
  const { count } = periodDays(fold.period);
  const share = { numerator: BigInt(enrolledDays), denominator: BigInt(count) };
  const guaranteed = multiply(whole(atLeast.minorUnits), share);
  const earned = reduce(add(ofOrders, whole(earlierMinorUnits)));
  const missing = greater(subtract(guaranteed, earned), nothing);
  return {
    kind: 'guarantee',
    termId,
    minorUnits: roundFraction(missing.numerator, missing.denominator, 'up'),
    working: {
      per,
      atLeastMinorUnits: atLeast.minorUnits,
      enrolledDays,
      periodDays: count,
      guaranteed,
      earned,
    },
  };
}
