import { describe, expect, it } from '@jest/globals';
import { creditPaths, valueByChannel, type WrittenPath } from '../../../support/credit-paths.ts';

const creditsOf = (paths: readonly WrittenPath[]) =>
  creditPaths({ model: 'counterfactual' }, paths).credits;

/** What each channel of the first path gets of its worth; the other paths are worth nothing. */
const sharesOf = (path: WrittenPath, ...others: readonly WrittenPath[]) =>
  valueByChannel(
    creditsOf([{ ...path, value: 1 }, ...others.map((each) => ({ ...each, value: 0 }))]),
  );

describe('counterfactual', () => {
  it('credits a touch by how much less often the path converts without it', () => {
    const shares = sharesOf(
      { path: 'A > B', conversions: 8, nulls: 2 },
      { path: 'A', conversions: 2, nulls: 8 },
      { path: 'B', conversions: 6, nulls: 4 },
    );

    // Without B 0.2 are left of 0.8, without A 0.6.
    expect(shares).toEqual({ A: expect.closeTo(0.25, 12), B: expect.closeTo(0.75, 12) });
  });

  it('takes a path that nobody took for one that never converts', () => {
    const shares = sharesOf(
      { path: 'A > B', conversions: 8, nulls: 2 },
      { path: 'A', conversions: 4, nulls: 6 },
    );

    expect(shares).toEqual({ A: expect.closeTo(2 / 3, 12), B: expect.closeTo(1 / 3, 12) });
  });

  it('does not charge a touch for making things worse', () => {
    const shares = sharesOf(
      { path: 'A > B', conversions: 5, nulls: 5 },
      { path: 'A', conversions: 9, nulls: 1 },
      { path: 'B', conversions: 1, nulls: 9 },
    );

    expect(shares).toEqual({ A: 1, B: 0 });
  });

  it('falls back to the last touch where no touch makes a difference', () => {
    const shares = sharesOf(
      { path: 'A > B', conversions: 5, nulls: 5 },
      { path: 'A', conversions: 9, nulls: 1 },
      { path: 'B', conversions: 9, nulls: 1 },
    );

    expect(shares).toEqual({ A: 0, B: 1 });
  });

  it('leaves out one touch at a time, of equal neighbours too', () => {
    const shares = sharesOf(
      { path: 'A > A > B > A', conversions: 1 },
      { path: 'A > B > A', conversions: 3, nulls: 1 },
      { path: 'A > A > A', conversions: 1, nulls: 1 },
      { path: 'A > A > B', conversions: 1, nulls: 3 },
    );

    // The first two lose 0.25 each, B loses 0.5, and the last one 0.75.
    expect(shares).toEqual({ A: expect.closeTo(5 / 7, 12), B: expect.closeTo(2 / 7, 12) });
  });

  it('weighs a path by its conversions and by its worth', () => {
    expect(
      creditsOf([
        { path: 'A', conversions: 3, value: 8 },
        { path: 'B', value: 5 },
      ]),
    ).toEqual([
      { channel: 'A', conversions: 3, value: 8 },
      { channel: 'B', conversions: 1, value: 5 },
    ]);
  });
});
