import type { CommissionGroup } from '../commission-group.ts';

/**
 * What the goods under a flat reward per order came to before refunds, in minor units: the whole of
 * which the group's fraction is a part. `undefined` where there are no such goods left, or where an
 * assessment of earlier days does not say it.
 */
export function findOriginal({
  reward,
  baseMinorUnits,
  exactDenominator,
  totalParts,
}: CommissionGroup): bigint | undefined {
  if (reward !== 'flat-per-order' || baseMinorUnits === 0n) return undefined;
  const original = exactDenominator / totalParts;
  return original < baseMinorUnits ? undefined : original;
}
