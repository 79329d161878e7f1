import type { SettledTerm } from './settled-term.ts';

/**
 * The order in which terms are settled; each one sees what the ones before it have changed.
 *
 * 1. Tiers and 2. bonuses add to what the orders earn. 3. The daily cap of assist bonuses takes
 * back what no day allows, then 4. caps on days and 5. on the whole period, which count everything
 * before them. 6. A guarantee comes last, because it promises what is there in the end; so it even
 * fills up what a cap has cut. Terms of one kind keep the order of the plan.
 */
export function sortTerms(terms: readonly SettledTerm[]): SettledTerm[] {
  return terms.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const ranks = { tiers: 1, bonus: 2, 'assist-cap': 3, cap: 5, guarantee: 6 } as const;

function rankOf({ kind, period }: SettledTerm): number {
  return kind === 'cap' && period === 'day' ? 4 : ranks[kind];
}
