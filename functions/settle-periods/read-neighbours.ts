import type { PeriodFold } from '../../core/plans/periods/period-fold.ts';
import type { PeriodKey } from '../../core/settlement/periods/period-account.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import type { Period } from '../../core/time/period.ts';
import { previousPeriod } from '../../core/time/period-steps.ts';
import { periodsWithin } from '../../core/time/periods-within.ts';

/** What a period is entered with, and what the shorter periods within it have come to. */
export async function readNeighbours(
  periods: Pick<PeriodStore, 'find'>,
  key: PeriodKey,
): Promise<Pick<PeriodFold, 'entered' | 'innerMinorUnits'>> {
  const find = (period: Period) => periods.find({ ...key, period });
  const [before, ...inner] = await Promise.all([
    find(previousPeriod(key.period)),
    ...periodsWithin(key.period).map(find),
  ]);
  return {
    entered: before?.statement.reached.tiers ?? [],
    innerMinorUnits: inner.reduce(
      (sum, account) => sum + (account?.statement.totalMinorUnits ?? 0n),
      0n,
    ),
  };
}
