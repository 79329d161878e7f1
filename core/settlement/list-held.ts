import type { ConversionState } from './conversion.ts';
import { listOwed, type OwedAmount } from './list-owed.ts';

/**
 * What a closed conversion holds back in the creators' accounts: all that it gives them, while it is on hold. What
 * it takes from a creator (a correction below zero) is not held back.
 */
export function listHeld(
  amounts: Pick<ConversionState, 'currency' | 'owed' | 'owedInKind'> | undefined,
  isHeld: boolean,
): OwedAmount[] {
  if (amounts === undefined || !isHeld) return [];
  return listOwed(amounts).filter(({ minorUnits }) => minorUnits > 0n);
}
