import type { PayoutPart } from './payout-part.ts';

/**
 * Adds parts up by whose they are: the creator's own first, then payees by id. What comes to nothing is
 * left out.
 */
export function addParts(parts: readonly PayoutPart[]): PayoutPart[] {
  const sums = new Map<string, bigint>();
  for (const { payeeId = '', minorUnits } of parts) {
    sums.set(payeeId, (sums.get(payeeId) ?? 0n) + minorUnits);
  }
  return [...sums]
    .filter(([, minorUnits]) => minorUnits !== 0n)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([payeeId, minorUnits]) => ({ ...(payeeId === '' ? {} : { payeeId }), minorUnits }));
}
