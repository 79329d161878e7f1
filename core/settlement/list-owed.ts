import type { CreatorAmount } from '../assessment/assessment.ts';
import type { ConversionState } from './conversion.ts';

/** What is owed to one creator in one unit: a currency, or a unit that is no cash. */
export type OwedAmount = CreatorAmount & { readonly unit: string };

/** Everything that a conversion owes, in cash and otherwise, by creator and then by unit. */
export function listOwed({
  currency,
  owed,
  owedInKind = [],
}: Pick<ConversionState, 'currency' | 'owed' | 'owedInKind'>): OwedAmount[] {
  const cash = owed.map((amount) => ({ ...amount, unit: currency }));
  return [...cash, ...owedInKind].toSorted(
    (a, b) => compare(a.creatorId, b.creatorId) || compare(a.unit, b.unit),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
