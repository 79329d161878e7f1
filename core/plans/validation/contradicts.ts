import type { LeafName } from '../condition-name.ts';
import type { Interval, LeafTest, Literal } from './literal.ts';

/** How many comparisons a search may still make before it gives up. */
export type Effort = { comparisonsLeft: number };

/** What it takes to ask at all, in comparisons. */
const callCost = 10;

/** What is always known, and can be nothing else. */
export const everyValue: Partial<Record<LeafName, ReadonlySet<string>>> = {
  customer: new Set(['new', 'returning', 'unknown']),
  touchKind: new Set(['click', 'view', 'code']),
};

/**
 * Whether literals that all look at the same thing cannot be true together. Exact, but for order
 * values: what is refused in a currency is held only against ranges that are asked for in it.
 */
export function contradicts(literals: readonly Literal[], effort: Effort): boolean {
  const name = literals[0]?.name;
  const asked: Sets = [];
  const refused: Sets = [];
  const askedRanges: RangeTest[] = [];
  const refusedRanges: RangeTest[] = [];
  for (const { holds, test } of literals) {
    if (test.kind === 'range') (holds ? askedRanges : refusedRanges).push(test);
    else (holds ? asked : refused).push(test.values);
  }
  effort.comparisonsLeft -= literals.length + callCost;

  if (askedRanges.length > 0) return isEmptyRange(askedRanges, refusedRanges);
  if (literals[0]?.test.kind === 'some-of') {
    return asked.some((values) => isEmptySet([values], refused, effort));
  }
  const known = name === undefined ? undefined : everyValue[name];
  return isEmptySet(known === undefined ? asked : [...asked, known], refused, effort);
}

type Sets = ReadonlySet<string>[];
type RangeTest = Extract<LeafTest, { kind: 'range' }>;

/** Whether nothing is in all the sets and in none of those that are out. Without a set, anything is. */
function isEmptySet(sets: Sets, out: Sets, effort: Effort): boolean {
  const [first] = sets;
  if (first === undefined) return false;

  const smallest = sets.reduce((least, set) => (set.size < least.size ? set : least), first);
  for (const value of smallest) {
    effort.comparisonsLeft -= sets.length + out.length;
    if (sets.every((set) => set.has(value)) && !out.some((set) => set.has(value))) return false;
  }
  return true;
}

function isEmptyRange(asked: readonly RangeTest[], refused: readonly RangeTest[]): boolean {
  const from = largest(asked.map(({ range }) => range.from));
  const until = smallest(asked.map(({ range }) => range.until));
  const currencies = new Set(asked.map(({ currency }) => currency));
  const gaps = refused
    .filter(({ currency }) => currency === undefined || currencies.has(currency))
    .map(({ range }) => range);
  return endOfCover(from, gaps) >= until;
}

/** The first number from `from` on that is in none of the intervals. */
function endOfCover(from: number | bigint, intervals: readonly Interval[]): number | bigint {
  let end = from;
  for (const interval of intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (interval.from > end) break;
    if (interval.until > end) end = interval.until;
  }
  return end;
}

const largest = (bounds: readonly (number | bigint)[]) =>
  bounds.reduce((most, bound) => (bound > most ? bound : most));
const smallest = (bounds: readonly (number | bigint)[]) =>
  bounds.reduce((least, bound) => (bound < least ? bound : least));
