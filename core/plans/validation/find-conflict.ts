import type { Claim, Knowledge } from './claim.ts';
import type { Effort } from './effort.ts';
import type { Interval, Literal } from './literal.ts';

/** What it takes to ask at all, in comparisons. */
const callCost = 10;

type Claims = readonly Claim<Literal>[];

/**
 * Claims about one thing that cannot be true together; `undefined` if all of them can. Where nothing is
 * asked for, anything may be refused: the thing may be unknown, or something that nobody names.
 */
export function findConflict({ asked, refused }: Knowledge, effort: Effort): Claims | undefined {
  effort.comparisonsLeft -= callCost;
  const [first] = asked;
  if (first === undefined) return undefined;

  switch (first.formula.test.kind) {
    case 'range':
      return findRangeConflict(first, asked, refused, effort);
    case 'some-of':
      return findFirst(asked, (each) => findSetConflict(each, [each], refused, effort));
    case 'one-of':
      return findSetConflict(first, asked, refused, effort);
  }
}

/** For each value of the smallest set, the claim that rules it out. */
function findSetConflict(
  first: Claim<Literal>,
  asked: Claims,
  refused: Claims,
  effort: Effort,
): Claims | undefined {
  const smallest = asked.reduce(
    (least, each) => (valuesOf(each).size < valuesOf(least).size ? each : least),
    first,
  );
  const conflict = new Set([smallest]);
  for (const value of valuesOf(smallest)) {
    effort.comparisonsLeft -= asked.length + refused.length;
    const excluding =
      asked.find((each) => !valuesOf(each).has(value)) ??
      refused.find((each) => valuesOf(each).has(value));
    if (excluding === undefined) return undefined;
    conflict.add(excluding);
  }
  return [...conflict];
}

/** The ends of what is asked for, and what is refused one after the other from one to the other. */
function findRangeConflict(
  first: Claim<Literal>,
  asked: Claims,
  refused: Claims,
  effort: Effort,
): Claims | undefined {
  effort.comparisonsLeft -= asked.length + refused.length;
  const low = asked.reduce((a, b) => (rangeOf(b).from > rangeOf(a).from ? b : a), first);
  const high = asked.reduce((a, b) => (rangeOf(b).until < rangeOf(a).until ? b : a), first);
  const { until } = rangeOf(high);
  const conflict = new Set([low, high]);
  let end = rangeOf(low).from;
  for (const gap of refused.toSorted((a, b) => (rangeOf(a).from < rangeOf(b).from ? -1 : 1))) {
    if (end >= until || rangeOf(gap).from > end) break;
    if (rangeOf(gap).until <= end) continue;
    end = rangeOf(gap).until;
    conflict.add(gap);
  }
  return end >= until ? [...conflict] : undefined;
}

function valuesOf({ formula: { test } }: Claim<Literal>): ReadonlySet<string> {
  return test.kind === 'range' ? new Set() : test.values;
}

function rangeOf({ formula: { test } }: Claim<Literal>): Interval {
  return test.kind === 'range' ? test.range : { from: 0, until: 0 };
}

function findFirst<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
