import type { Entry } from './entry.ts';
import { listArrivals } from './list-arrivals.ts';

/**
 * What some entries made payable, in minor units by unit: of each matter what they come to together, if that is more than
 * before. So an order that is taken back and given anew is nothing new, and what one order lost hides nothing that another
 * one brought.
 *
 * @param entries of one creator's journal, in any order.
 */
export function sumArrivals(entries: readonly Entry[]): Readonly<Record<string, bigint>> {
  const matters = new Map<string, { readonly unit: string; readonly minorUnits: bigint }>();
  for (const { about, unit, minorUnits } of entries.flatMap(listArrivals)) {
    const name = `${unit} ${about}`;
    const before = matters.get(name)?.minorUnits ?? 0n;
    matters.set(name, { unit, minorUnits: before + minorUnits });
  }
  const sums: Record<string, bigint> = {};
  for (const { unit, minorUnits } of matters.values()) {
    if (minorUnits > 0n) sums[unit] = (sums[unit] ?? 0n) + minorUnits;
  }
  return sums;
}
