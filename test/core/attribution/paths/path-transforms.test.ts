import { describe, expect, it } from '@jest/globals';
import { pathTransforms } from '../../../../core/attribution/paths/path-transforms.ts';

describe('pathTransforms', () => {
  it.each([
    ['unique', 'D A B B C D C C'],
    ['exposure', 'D A B C D C'],
    ['first', 'D A B C'],
    ['frequency', 'D(2) A(1) B(2) C(3)'],
  ] as const)('%s writes the path of the literature as it does', (name, written) => {
    expect(pathTransforms[name]('D A B B C D C C'.split(' '))).toEqual(written.split(' '));
  });

  it.each(Object.entries(pathTransforms))('%s leaves an empty path empty', (_, transform) => {
    expect(transform([])).toEqual([]);
  });
});
