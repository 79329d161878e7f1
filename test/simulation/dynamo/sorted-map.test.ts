import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys } from './compare-keys.ts';
import { SortedMap } from './sorted-map.ts';

const keys = fc.oneof(fc.nat(2_000).map(String), fc.string({ unit: 'grapheme', maxLength: 3 }));

describe('SortedMap', () => {
  it('holds what a plain map holds, and walks it in the order of the keys from any key', () => {
    const changes = fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 3_000, size: 'max' });
    fc.assert(
      fc.property(changes, keys, (list, from) => {
        const sorted = new SortedMap<string>();
        const plain = new Map<string, string>();
        for (const [key, isTakenOut] of list) {
          expect(isTakenOut ? sorted.delete(key) : sorted.set(key, key)).toBe(
            isTakenOut ? plain.delete(key) : undefined,
          );
          if (!isTakenOut) plain.set(key, key);
        }
        const inOrder = [...plain.keys()].toSorted(compareKeys);

        expect(sorted.size).toBe(plain.size);
        expect([...sorted.upFrom(from)].map(([key]) => key)).toEqual(
          inOrder.filter((key) => compareKeys(key, from) >= 0),
        );
        expect([...sorted.downFrom(from)].map(([key]) => key)).toEqual(
          inOrder.filter((key) => compareKeys(key, from) <= 0).toReversed(),
        );
        expect([...sorted.downFrom(undefined)]).toHaveLength(plain.size);
        for (const key of inOrder) expect(sorted.get(key)).toBe(key);
      }),
      { numRuns: 60 },
    );
  });
});
