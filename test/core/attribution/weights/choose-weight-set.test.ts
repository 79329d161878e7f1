import { describe, expect, it } from '@jest/globals';
import { chooseWeightSet } from '../../../../core/attribution/weights/choose-weight-set.ts';

const published = (weightSetId: string, publishedAt: number) => ({ weightSetId, publishedAt });

describe('chooseWeightSet', () => {
  it('takes the set that was published last before the order', () => {
    const sets = [published('second', 20), published('first', 10), published('third', 30)];

    expect(chooseWeightSet(sets, 25)?.weightSetId).toBe('second');
  });

  it('leaves out a set that was published at the very moment of the order', () => {
    const sets = [published('first', 10), published('second', 20)];

    expect(chooseWeightSet(sets, 20)?.weightSetId).toBe('first');
    expect(chooseWeightSet(sets, 21)?.weightSetId).toBe('second');
  });

  it('decides between sets published together by their id, in whatever order they come', () => {
    const sets = [published('b', 10), published('c', 10), published('a', 10)];

    expect(chooseWeightSet(sets, 11)?.weightSetId).toBe('c');
    expect(chooseWeightSet(sets.toReversed(), 11)?.weightSetId).toBe('c');
  });

  it('finds none before the first', () => {
    expect(chooseWeightSet([published('first', 10)], 10)).toBeUndefined();
    expect(chooseWeightSet([], 10)).toBeUndefined();
  });
});
