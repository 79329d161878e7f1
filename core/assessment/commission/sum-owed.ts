import type { NonCashUnit } from '../../plans/reward.ts';
import type { CreatorAmount, CreatorAmountInKind } from '../assessment.ts';
import type { CommissionGroup } from '../commission-group.ts';

/** What groups of commission come to in cash; creators in id order, without zeros. */
export function sumOwed(groups: readonly CommissionGroup[]): CreatorAmount[] {
  return listAmounts(sumShares(groups, undefined));
}

/** The same in every other unit; by creator and then by unit, without zeros. */
export function sumOwedInKind(groups: readonly CommissionGroup[]): CreatorAmountInKind[] {
  return listUnits(groups)
    .flatMap((unit) => listAmounts(sumShares(groups, unit)).map((amount) => ({ ...amount, unit })))
    .sort((a, b) => compare(a.creatorId, b.creatorId) || compare(a.unit, b.unit));
}

/** What each creator has of the groups in one unit; `undefined` is cash. Zeros included. */
export function sumShares(
  groups: readonly CommissionGroup[],
  unit: NonCashUnit | undefined,
): ReadonlyMap<string, CreatorAmount> {
  const sums = new Map<string, { readonly creatorId: string; minorUnits: bigint }>();
  for (const group of groups) {
    if (group.unit !== unit) continue;
    for (const { creatorId, minorUnits } of group.shares) {
      const sum = sums.get(creatorId);
      if (sum === undefined) sums.set(creatorId, { creatorId, minorUnits });
      else sum.minorUnits += minorUnits;
    }
  }
  return sums;
}

/** The units besides cash in which groups are paid, each once. */
export function listUnits(groups: readonly CommissionGroup[]): NonCashUnit[] {
  const units: NonCashUnit[] = [];
  for (const { unit } of groups) {
    if (unit !== undefined && !units.includes(unit)) units.push(unit);
  }
  return units;
}

function listAmounts(sums: ReadonlyMap<string, CreatorAmount>): CreatorAmount[] {
  const amounts: CreatorAmount[] = [];
  for (const amount of sums.values()) if (amount.minorUnits !== 0n) amounts.push(amount);
  return amounts.sort((a, b) => compare(a.creatorId, b.creatorId));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
