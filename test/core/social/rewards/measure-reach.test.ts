import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReachSettings } from '../../../../core/programs/reach-settings.ts';
import type { MetricSnapshot } from '../../../../core/social/polling/index.ts';
import { measureReach } from '../../../../core/social/rewards/index.ts';
import { aStoredContent } from '../../../support/factories/index.ts';

const day = 86_400_000;
const settings: ReachSettings = { currency: 'EUR', measuringDays: 7, whenDeleted: 'kept' };
const content = aStoredContent();
const { publishedAt = 0 } = content;

const figure = (days: number, views: bigint | undefined): MetricSnapshot => ({
  ...{ merchantId: 'acme', accountId: content.accountId, contentId: content.contentId },
  ...{ at: publishedAt + days * day, counts: views === undefined ? {} : { views } },
  retentionUntil: publishedAt + 180 * day,
});

describe('measureReach', () => {
  it('takes the last figure of the window, whatever was told before it and comes after it', () => {
    const figures = [figure(1, 500n), figure(6, 300n), figure(3, 900n), figure(8, 5_000n)];

    expect(measureReach(content, figures, settings)).toMatchObject({
      ...{ views: 300n, counted: 300n, measuredUntil: publishedAt + 7 * day },
    });
  });

  it('is the same in whatever order figures come, and however many come after the window', () => {
    const arbitraryFigure = fc
      .record({ days: fc.integer({ min: 0, max: 14 }), views: fc.bigInt(0n, 1_000_000n) })
      .map(({ days, views }) => figure(days, views));
    const distinct = fc.uniqueArray(arbitraryFigure, { selector: ({ at }) => at, minLength: 1 });
    fc.assert(
      fc.property(distinct, fc.func(fc.integer()), (figures, place) => {
        const shuffled = figures.toSorted((a, b) => place(a.at) - place(b.at));
        const inTime = figures.filter(({ at }) => at <= publishedAt + 7 * day);
        const measured = measureReach(content, figures, settings);

        expect(measureReach(content, shuffled, settings)).toEqual(measured);
        expect(measureReach(content, inTime, settings)).toEqual(measured);
      }),
    );
  });

  it('counts no views below the least, and none beyond the most', () => {
    const limited = { ...settings, viewsMin: 1_000n, viewsMax: 5_000n };
    const counted = (views: bigint) => measureReach(content, [figure(1, views)], limited)?.counted;

    expect([counted(999n), counted(1_000n), counted(5_001n)]).toEqual([0n, 1_000n, 5_000n]);
  });

  it('says nothing while views are hidden or only known from later', () => {
    expect(measureReach(content, [figure(1, undefined)], settings)).toBeUndefined();
    expect(measureReach(content, [figure(9, 10n)], settings)).toBeUndefined();
  });

  it('counts what X shows as views, and not what it calls so', () => {
    const post = aStoredContent({ platform: 'x' });
    const counts = { views: 5n, impressions: 90n };

    expect(measureReach(post, [{ ...figure(1, 0n), counts }], settings)?.views).toBe(90n);
  });

  it('loses what was deleted in the window, if the program says so', () => {
    const lost = { ...settings, whenDeleted: 'lost' } as const;
    const isLost = (days: number, by: ReachSettings) => {
      const gone = aStoredContent({ deletedAt: publishedAt + days * day });
      return measureReach(gone, [figure(1, 10n)], by)?.isLost;
    };

    expect([isLost(5, lost), isLost(8, lost), isLost(5, settings)]).toEqual([true, false, false]);
  });
});
