import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PairIndex } from '../../../../../core/attribution/paths/linear/pair-index.ts';

/** Small numbers, large ones, and those around the limit where hashing begins. */
const numbers = fc.oneof(
  fc.nat(3),
  fc.integer({ min: 253, max: 258 }),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
);

describe('PairIndex', () => {
  it('numbers pairs in the order of their first appearance, and finds them again', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { maxLength: 60 }), (pairs) => {
        const index = new PairIndex();
        const distinct = [...new Set(pairs.map((pair) => pair.join()))];

        const given = pairs.map(([first, second]) => index.add(first, second));

        expect(given).toEqual(pairs.map((pair) => distinct.indexOf(pair.join())));
        expect(index.size).toBe(distinct.length);
        pairs.forEach(([first, second], place) => {
          const number = given[place] ?? Number.NaN;
          expect(index.find(first, second)).toBe(number);
          expect([index.firstOf(number), index.secondOf(number)]).toEqual([first, second]);
        });
      }),
    );
  });

  it('does not find, nor add, a pair that was only asked for', () => {
    const index = new PairIndex();
    index.add(1, 2);

    expect(index.find(2, 1)).toBe(-1);
    expect(index.find(1_000, 2)).toBe(-1);
    expect(index.size).toBe(1);
  });

  it('keeps every number when it grows', () => {
    const index = new PairIndex();
    const pairs = Array.from({ length: 5_000 }, (_, number) => [number % 71, number] as const);

    for (const [first, second] of pairs) index.add(first, second);

    expect(pairs.map(([first, second]) => index.find(first, second))).toEqual([...pairs.keys()]);
  });
});
