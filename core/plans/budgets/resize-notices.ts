import type { Allowance, AllowanceNotices, AllowanceState } from './allowance.ts';
import { hasReached } from './has-reached.ts';

/**
 * What has been said about an allowance, as far as it holds for its present size: after a change
 * of the size, alerts that are not reached any more may come again, and more room than is used
 * lifts the stop. What is only released takes nothing back, because people have been told.
 */
export function resizeNotices(
  { units }: Pick<Allowance, 'units'>,
  { usedUnits, notices }: Pick<AllowanceState, 'usedUnits' | 'notices'>,
): AllowanceNotices {
  if (notices.units === units) return notices;

  const { stoppedAt, alerted, sequence } = notices;
  const isStillSpent = hasReached(100, usedUnits, units);
  return {
    sequence,
    units,
    alerted: alerted.filter((mark) => hasReached(mark, usedUnits, units)),
    ...(stoppedAt !== undefined && isStillSpent ? { stoppedAt } : {}),
  };
}
