import type { PayoutPart } from './payout-part.ts';

/** What parts come to together. */
export function sumParts(parts: readonly PayoutPart[]): bigint {
  return parts.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}
