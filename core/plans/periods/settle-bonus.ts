import { compare, reduce, whole } from './exact.ts';
import type { BonusWorking, PeriodAdjustment } from './period-adjustment.ts';
import type { TermSums } from './period-cell.ts';
import type { PeriodFold } from './period-fold.ts';
import type { Bonus } from './settled-term.ts';

/**
 * A bonus, once if the measure reaches its threshold. Refunds that bring the measure below it take
 * the bonus back, but not after the period was stated with it.
 */
export function settleBonus(
  { stated }: PeriodFold,
  term: Bonus,
  { measure: measured }: Extract<TermSums, { kind: 'bonus' }>,
): PeriodAdjustment {
  const { termId, measure, threshold, amount } = term;
  const outcome = judge(compare(measured, whole(threshold)) >= 0, stated?.bonuses.includes(termId));
  const amountMinorUnits = amount.minorUnits;
  return {
    kind: 'bonus',
    termId,
    minorUnits: outcome === 'not-reached' ? 0n : amountMinorUnits,
    working: { measure, measured: reduce(measured), threshold, amountMinorUnits, outcome },
  };
}

function judge(isReached: boolean, isStated = false): BonusWorking['outcome'] {
  if (isReached) return 'reached';
  return isStated ? 'kept' : 'not-reached';
}
