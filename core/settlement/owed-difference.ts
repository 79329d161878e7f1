import type { CreatorAmount } from '../assessment/assessment.ts';

/**
 * What must be posted so that `before` becomes `after`: per creator, in id order, without zeros.
 * Posted amounts are never edited; only this difference is added to them.
 */
export function owedDifference(
  before: readonly CreatorAmount[],
  after: readonly CreatorAmount[],
): CreatorAmount[] {
  const differences = new Map<string, bigint>();
  for (const { creatorId, minorUnits } of before) add(differences, creatorId, -minorUnits);
  for (const { creatorId, minorUnits } of after) add(differences, creatorId, minorUnits);

  return [...differences]
    .filter(([, minorUnits]) => minorUnits !== 0n)
    .map(([creatorId, minorUnits]) => ({ creatorId, minorUnits }))
    .toSorted((a, b) => (a.creatorId < b.creatorId ? -1 : 1));
}

function add(sums: Map<string, bigint>, creatorId: string, minorUnits: bigint): void {
  sums.set(creatorId, (sums.get(creatorId) ?? 0n) + minorUnits);
}
