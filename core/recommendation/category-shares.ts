import type { SoldLine } from './sold-line.ts';

/** Pieces sold, by category. */
export type CategoryPieces = {
  readonly total: number;
  readonly of: ReadonlyMap<string, number>;
};

/** Counts a line once in each of its categories; a product without one counts in none. */
export function countCategories(lines: readonly SoldLine[]): CategoryPieces {
  const of = new Map<string, number>();
  let total = 0;
  for (const { categories, pieces } of lines) {
    const distinct = new Set(categories);
    if (distinct.size > 0) total += pieces;
    for (const category of distinct) of.set(category, (of.get(category) ?? 0) + pieces);
  }
  return { total, of };
}

/** Pieces of the whole program that a creator's own are mixed with, so that a first sale decides nothing. */
export const smoothingPieces = 20;

/**
 * How much greater a category's share is in a creator's sales than in the program's, in thousandths: 1,000 is
 * the same. The creator's share is smoothed as if 20 more pieces were sold as the program sells (additive
 * smoothing towards the background; C. D. Manning et al., "Introduction to Information Retrieval", 2008, section 12.2.2).
 * `undefined` if the program sells nothing of it.
 */
export function liftOf(
  category: string,
  own: CategoryPieces,
  all: CategoryPieces,
): bigint | undefined {
  const sold = all.of.get(category) ?? 0;
  if (sold === 0 || all.total === 0) return undefined;
  // (own + s x sold/total) / (ownTotal + s), divided by sold/total, without a fraction in between.
  const numerator =
    BigInt(own.of.get(category) ?? 0) * BigInt(all.total) + BigInt(smoothingPieces) * BigInt(sold);
  const denominator = BigInt(own.total + smoothingPieces) * BigInt(sold);
  return (numerator * 1_000n) / denominator;
}
