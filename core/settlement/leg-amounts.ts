import type { OwedAmount } from './list-owed.ts';

/** What one revision changes for a creator in one unit: what is owed, and how much of it is held back. */
export type LegAmount = OwedAmount & { readonly heldMinorUnits?: bigint };

/**
 * The amounts of a revision's legs, by creator and then by unit.
 *
 * @param owed what the revision changes of what is owed, without zeros.
 * @param held what it changes of what is held back, without zeros.
 */
export function joinLegAmounts(
  owed: readonly OwedAmount[],
  held: readonly OwedAmount[],
): LegAmount[] {
  const keyOf = ({ creatorId, unit }: OwedAmount) => JSON.stringify([creatorId, unit]);
  const amounts = new Map<string, LegAmount>(owed.map((amount) => [keyOf(amount), amount]));
  for (const amount of held) {
    const { creatorId, unit, minorUnits: heldMinorUnits } = amount;
    const { minorUnits } = amounts.get(keyOf(amount)) ?? { minorUnits: 0n };
    amounts.set(keyOf(amount), { creatorId, unit, minorUnits, heldMinorUnits });
  }
  return [...amounts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, amount]) => amount);
}
