import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { owedDifference } from '../../../core/settlement/owed-difference.ts';

const amounts = fc
  .dictionary(fc.constantFrom('ana', 'bo', 'cem', 'dia'), fc.bigInt({ min: -999n, max: 999n }))
  .map((byCreator) =>
    Object.entries(byCreator).map(([creatorId, minorUnits]) => ({ creatorId, minorUnits })),
  );

const sumOf = (list: readonly { creatorId: string; minorUnits: bigint }[], creatorId: string) =>
  list.filter((one) => one.creatorId === creatorId).reduce((sum, one) => sum + one.minorUnits, 0n);

describe('owedDifference', () => {
  it('names a creator who is owed less, more, newly, or no longer', () => {
    const before = [
      { creatorId: 'ana', minorUnits: 500n },
      { creatorId: 'bo', minorUnits: 300n },
      { creatorId: 'cem', minorUnits: 70n },
    ];
    const after = [
      { creatorId: 'ana', minorUnits: 450n },
      { creatorId: 'bo', minorUnits: 300n },
      { creatorId: 'dia', minorUnits: 20n },
    ];

    expect(owedDifference(before, after)).toEqual([
      { creatorId: 'ana', minorUnits: -50n },
      { creatorId: 'cem', minorUnits: -70n },
      { creatorId: 'dia', minorUnits: 20n },
    ]);
  });

  it('added to what was posted always gives what is owed', () => {
    fc.assert(
      fc.property(amounts, amounts, (before, after) => {
        const difference = owedDifference(before, after);

        for (const creatorId of ['ana', 'bo', 'cem', 'dia']) {
          expect(sumOf(before, creatorId) + sumOf(difference, creatorId)).toBe(
            sumOf(after, creatorId),
          );
        }
        expect(difference.every(({ minorUnits }) => minorUnits !== 0n)).toBe(true);
      }),
    );
  });
});
