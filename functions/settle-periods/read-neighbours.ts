import type { PeriodFold } from '../../core/plans/periods/period-fold.ts';
import type { PeriodKey } from '../../core/settlement/periods/period-account.ts';
import type { PeriodStore } from '../../core/settlement/periods/period-store.ts';
import type { Period } from '../../core/time/period.ts';
import { periodDays } from '../../core/time/period-days.ts';
import { periodOfDay } from '../../core/time/period-of.ts';
import { nextPeriod, previousPeriod } from '../../core/time/period-steps.ts';

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

/** The months of a quarter; the months and quarters of a year. */
function periodsWithin(period: Period): Period[] {
  if (period.unit === 'month') return [];
  const months = split(period, 'month');
  return period.unit === 'quarter' ? months : [...months, ...split(period, 'quarter')];
}

function split(period: Period, unit: 'month' | 'quarter'): Period[] {
  const { first, last } = periodDays(period);
  const end = periodOfDay(last, unit);
  const parts: Period[] = [];
  for (let part = periodOfDay(first, unit); part.key <= end.key; part = nextPeriod(part)) {
    parts.push(part);
  }
  return parts;
}
