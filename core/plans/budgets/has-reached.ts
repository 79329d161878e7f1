import type { Alert } from './allowance.ts';

/** Whether so much is used that an alert is due. */
export function hasReached(mark: Alert, usedUnits: bigint, units: bigint): boolean {
  return usedUnits * 100n >= units * BigInt(mark);
}
