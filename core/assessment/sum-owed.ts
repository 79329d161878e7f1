import type { NonCashUnit } from '../plans/reward.ts';
import type { CreatorAmount, CreatorAmountInKind } from './assessment.ts';
import type { CommissionGroup } from './commission-group.ts';

/** What groups of commission come to in cash; creators in id order, without zeros. */
export function sumOwed(groups: readonly CommissionGroup[]): CreatorAmount[] {
  return listAmounts(sumShares(groups, undefined));
}

/** The same in every other unit; by creator and then by unit, without zeros. */
export function sumOwedInKind(groups: readonly CommissionGroup[]): CreatorAmountInKind[] {
  return listUnits(groups)
    .flatMap((unit) => listAmounts(sumShares(groups, unit)).map((amount) => ({ ...amount, unit })))
    .toSorted((a, b) =>
      a.creatorId === b.creatorId ? compare(a.unit, b.unit) : compare(a.creatorId, b.creatorId),
    );
}

/** What each creator has of the groups in one unit; `undefined` is cash. Zeros included. */
export function sumShares(
  groups: readonly CommissionGroup[],
  unit: NonCashUnit | undefined,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const group of groups) {
    if (group.unit !== unit) continue;
    for (const { creatorId, minorUnits } of group.shares) {
      sums.set(creatorId, (sums.get(creatorId) ?? 0n) + minorUnits);
    }
  }
  return sums;
}

/** The units besides cash in which groups are paid, each once. */
export function listUnits(groups: readonly CommissionGroup[]): NonCashUnit[] {
  const units = new Set<NonCashUnit>();
  for (const { unit } of groups) if (unit !== undefined) units.add(unit);
  return [...units];
}

function listAmounts(sums: ReadonlyMap<string, bigint>): CreatorAmount[] {
  const amounts: CreatorAmount[] = [];
  for (const [creatorId, minorUnits] of sums) {
    if (minorUnits !== 0n) amounts.push({ creatorId, minorUnits });
  }
  return amounts.sort((a, b) => compare(a.creatorId, b.creatorId));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
