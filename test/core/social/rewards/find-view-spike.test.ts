import { describe, expect, it } from '@jest/globals';
import { findViewSpike, type ViewFigure } from '../../../../core/social/rewards/index.ts';

const hour = 3_600_000;

/** Figures of every six hours; reactions are hidden where none are given. */
const figures = (views: readonly number[], reactions?: readonly number[]): ViewFigure[] =>
  views.map((count, place) => ({
    ...{ at: 6 * hour * place, views: BigInt(count) },
    ...(reactions === undefined ? {} : { reactions: BigInt(reactions[place] ?? 0) }),
  }));

describe('findViewSpike', () => {
  it('finds views that come at once and bring no reactions along', () => {
    const views = [1_000, 1_600, 2_200, 2_800, 52_800, 53_000];

    expect(findViewSpike(figures(views, [100, 160, 220, 280, 290, 300]))).toEqual({
      ...{ from: 18 * hour, until: 24 * hour, views: 50_000n, usualViews: 600n },
    });
  });

  it('lets a post go round the world that is liked as much as before', () => {
    const views = [1_000, 1_600, 2_200, 2_800, 52_800];

    expect(findViewSpike(figures(views, [100, 160, 220, 280, 5_000]))).toBeUndefined();
  });

  it('needs more where reactions are hidden', () => {
    expect(findViewSpike(figures([1_000, 1_600, 2_200, 2_800, 20_800]))).toBeUndefined();
    expect(findViewSpike(figures([1_000, 1_600, 2_200, 2_800, 52_800]))).toBeDefined();
  });

  it('says nothing of small numbers, nor before it knows what is usual', () => {
    expect(findViewSpike(figures([10, 20, 30, 40, 9_000]))).toBeUndefined();
    expect(findViewSpike(figures([10, 900_000, 1_800_000]))).toBeUndefined();
    expect(findViewSpike([])).toBeUndefined();
  });

  it('takes a count that the platform has corrected down for no views', () => {
    const views = [1_000, 900, 1_600, 2_300, 3_000, 90_000];

    expect(findViewSpike(figures(views))).toMatchObject({ views: 87_000n, usualViews: 696n });
  });
});
