import type { CreatorAmount } from '../assessment/assessment.ts';
import type { OwedAmount } from './list-owed.ts';

type Amount = CreatorAmount & { readonly unit?: string };

/**
 * What must be posted so that `before` becomes `after`: per creator and unit, in the order of the two,
 * without zeros. Posted amounts are never edited; only this difference is added to them. Amounts
 * without a unit are all of one.
 */
export function owedDifference(
  before: readonly OwedAmount[],
  after: readonly OwedAmount[],
): OwedAmount[];
export function owedDifference(
  before: readonly CreatorAmount[],
  after: readonly CreatorAmount[],
): CreatorAmount[];
export function owedDifference(before: readonly Amount[], after: readonly Amount[]): Amount[] {
  const differences = new Map<string, Amount>();
  for (const amount of before) add(differences, amount, -amount.minorUnits);
  for (const amount of after) add(differences, amount, amount.minorUnits);

  return [...differences.values()]
    .filter(({ minorUnits }) => minorUnits !== 0n)
    .toSorted((a, b) => compare(a.creatorId, b.creatorId) || compare(a.unit ?? '', b.unit ?? ''));
}

function add(sums: Map<string, Amount>, { creatorId, unit }: Amount, minorUnits: bigint): void {
  const key = JSON.stringify([creatorId, unit]);
  sums.set(key, {
    creatorId,
    minorUnits: (sums.get(key)?.minorUnits ?? 0n) + minorUnits,
    ...(unit === undefined ? {} : { unit }),
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
