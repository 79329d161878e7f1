import { PromiseBroken } from '../promise-broken.ts';

/** Amounts by name, such as of a creator and a unit. */
export type Sums = Readonly<Record<string, bigint>>;

/** Adds up what has one name; what comes to nothing is left out. */
export function sumUp(parts: readonly (readonly [string, bigint])[]): Sums {
  const sums: Record<string, bigint> = {};
  for (const [name, minorUnits] of parts) sums[name] = (sums[name] ?? 0n) + minorUnits;
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, sum]) => sum !== 0n)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** @throws PromiseBroken unless both say the same. */
export function expectSame(invariant: string, what: string, found: Sums, expected: Sums): void {
  const show = (sums: Sums) =>
    Object.entries(sums)
      .map(([name, sum]) => `${name} ${sum}`)
      .join(', ');
  if (show(found) === show(expected)) return;
  throw new PromiseBroken(invariant, `${what}: ${show(found)}; expected: ${show(expected)}.`);
}
