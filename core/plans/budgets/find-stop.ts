import type { Instant } from '../../time/instant.ts';
import type { Allowance, AllowanceState } from './allowance.ts';
import { resizeNotices } from './resize-notices.ts';

/** Since when touches do not earn any more; attribution knows it as one of its `stops`. */
export function findStop(
  allowance: Pick<Allowance, 'units' | 'whenSpent'>,
  state: Pick<AllowanceState, 'usedUnits' | 'notices'>,
): Instant | undefined {
  return allowance.whenSpent === 'stop' ? resizeNotices(allowance, state).stoppedAt : undefined;
}
