import { describe, expect, it } from '@jest/globals';
import { mulberry32 } from '../../../cli/demo/mulberry32.ts';

describe('mulberry32', () => {
  it('gives the numbers that its reference implementation gives for a seed', () => {
    const random = mulberry32(1);

    expect([1, 2, 3].map(() => random.below(2 ** 32))).toEqual([2693262067, 11749833, 2265367787]);
  });

  it('shuffles without losing or inventing anything, and leaves its input alone', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);

    const shuffled = mulberry32(3).shuffle(items);

    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
    expect(items[0]).toBe(0);
  });
});
