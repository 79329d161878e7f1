import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CodeDay } from '../../../core/fraud/code-day.ts';
import { describeLeak } from '../../../core/fraud/describe-leak.ts';
import { judgeCodeLeak } from '../../../core/fraud/judge-code-leak.ts';
import { defaultLeakParameters } from '../../../core/fraud/leak-parameters.ts';
import { formatDay } from '../../../core/time/format-instant.ts';

const { baselineDays } = defaultLeakParameters;
const dayOf = (number: number) => formatDay(Date.UTC(2026, 0, 1 + number));

/** The uses of the code on its day of this number, the first one being 0. */
const aDay = (number: number, uses: number, withoutTouch = 0, fromCouponSites = 0): CodeDay => ({
  day: dayOf(number),
  uses,
  usesWithoutTouch: withoutTouch,
  usesFromCouponSites: fromCouponSites,
});

/** Four weeks of five uses a day, one of them without a touch. */
const quietWeeks = Array.from({ length: baselineDays }, (_, number) => aDay(number, 5, 1));
const spokenWeeks = Array.from({ length: baselineDays }, (_, number) => aDay(number, 5, 5));

describe('a code is leaked', () => {
  it('when enough of its users come from coupon sites, also in its first week', () => {
    const judgement = judgeCodeLeak([aDay(0, 4), aDay(1, 6, 1, 1), aDay(2, 5, 2, 2)]);

    expect(judgement).toMatchObject({ leaked: true, since: dayOf(2), score: 100 });
    expect(describeLeak(judgement)).toBe(
      'Leaked since 2026-01-03: 3 of 15 uses came from coupon sites.',
    );
  });

  it('when far more of its users than usual come without a touch', () => {
    const days = [...quietWeeks, aDay(28, 8, 7), aDay(29, 9, 9)];

    const judgement = judgeCodeLeak(days);

    expect(judgement).toMatchObject({ leaked: true, since: dayOf(29) });
    expect(describeLeak(judgement)).toBe(
      'Leaked since 2026-01-30: 16 of 17 uses came without a touch of the creator, before 28 of 140, which chance gives less than once in 1000000.',
    );
  });

  it('when weaker evidence of that meets a spike', () => {
    const weak = aDay(28, 9, 7);
    const spike = aDay(29, 30, 12);

    expect(judgeCodeLeak([...quietWeeks, weak])).toMatchObject({ leaked: false, score: 50 });
    expect(judgeCodeLeak([...quietWeeks, aDay(28, 30, 6)])).toMatchObject({
      leaked: false,
      score: 50,
    });
    const judgement = judgeCodeLeak([...quietWeeks, weak, spike]);
    expect(judgement).toMatchObject({ leaked: true, since: dayOf(29), score: 100 });
    expect(describeLeak(judgement)).toBe(
      'Leaked since 2026-01-30: 2026-01-30 had 30 uses, where 5 a day are usual and 12 are not; 19 of 39 uses came without a touch of the creator, before 28 of 140, which chance gives less than once in 1000.',
    );
  });

  it('when the spike was some days before the weaker evidence', () => {
    const days = [...quietWeeks, aDay(28, 30, 6), aDay(30, 16, 16)];

    const judgement = judgeCodeLeak(days);

    expect(judgement).toMatchObject({ leaked: true, since: dayOf(30), score: 100 });
    expect(describeLeak(judgement)).toContain(`${dayOf(28)} had 30 uses`);
  });
});

describe('a code is not leaked', () => {
  it('because a post went round: a spike alone is none', () => {
    const judgement = judgeCodeLeak([...quietWeeks, aDay(28, 500, 100)]);

    expect(judgement).toMatchObject({ leaked: false, score: 50 });
    expect(describeLeak(judgement)).toBe(
      'Not leaked, although 2026-01-29 had 500 uses, where 5 a day are usual and 12 are not.',
    );
  });

  it('because it was always used without clicks, as one that is spoken in a podcast', () => {
    const days = [...spokenWeeks, ...[28, 29, 30].map((number) => aDay(number, 90, 90))];

    expect(judgeCodeLeak(days)).toMatchObject({ leaked: false, score: 50 });
  });

  it('because of a rise that is certain and small', () => {
    const often = Array.from({ length: baselineDays }, (_, number) => aDay(number, 1_000, 500));

    expect(judgeCodeLeak([...often, aDay(28, 1_000, 650)]).score).toBe(0);
    expect(judgeCodeLeak([...often, aDay(28, 1_000, 700)]).score).toBe(100);
  });

  it('because of four uses without a touch, however rare they were', () => {
    const withTouches = quietWeeks.map((day) => ({ ...day, usesWithoutTouch: 0 }));

    expect(judgeCodeLeak([...withTouches, aDay(28, 4, 4)]).score).toBe(0);
    expect(judgeCodeLeak([...withTouches, aDay(28, 5, 5)]).score).toBe(100);
  });

  it('and has no spike with a handful of uses, although it was hardly ever used', () => {
    expect(judgeCodeLeak([aDay(0, 1), aDay(28, 9)]).score).toBe(0);
    expect(judgeCodeLeak([aDay(0, 1), aDay(28, 10)]).score).toBe(50);
  });

  it('while too little is known of how its users usually come', () => {
    const rare = [aDay(0, 19), aDay(28, 30, 30)];

    expect(judgeCodeLeak(rare).signals.map(({ name }) => name)).not.toContain('touchless-share');
    expect(judgeCodeLeak([...rare, aDay(1, 1)]).leaked).toBe(true);
  });

  it('because few of many users come from coupon sites', () => {
    expect(judgeCodeLeak([aDay(0, 1_000, 40, 40)]).leaked).toBe(false);
  });

  it('when nobody used it', () => {
    const judgement = judgeCodeLeak([aDay(0, 0)]);

    expect(judgement).toEqual({ leaked: false, score: 0, signals: [] });
    expect(describeLeak(judgement)).toBe(
      'Not leaked: nothing in the history of the code speaks for it.',
    );
  });
});

describe('the history of a code', () => {
  it('has an end to how long days count together', () => {
    const apart = [aDay(0, 4, 0, 2), aDay(7, 4, 0, 2)];
    const together = [aDay(0, 4, 0, 2), aDay(6, 4, 0, 2)];

    expect(judgeCodeLeak(apart).leaked).toBe(false);
    expect(judgeCodeLeak(together).leaked).toBe(true);
  });

  it.each([
    ['a day that is none', { ...aDay(0, 1), day: '2026-02-30' }],
    ['more uses without touch than uses', aDay(0, 1, 2)],
    ['more uses from coupon sites than uses', aDay(0, 1, 0, 2)],
    ['half a use', aDay(0, 1.5)],
    ['less than no use', aDay(0, -1)],
  ])('with %s is refused', (_, day) => {
    expect(() => judgeCodeLeak([day])).toThrow(RangeError);
  });

  it('of centuries is refused', () => {
    expect(() => judgeCodeLeak([aDay(0, 1), { ...aDay(0, 1), day: '0026-01-01' }])).toThrow(
      RangeError,
    );
  });

  const arbitraryDay = fc
    .record({
      number: fc.nat(60),
      uses: fc.nat(40),
      withoutTouch: fc.nat(100),
      fromCouponSites: fc.nat(25),
    })
    .map(({ number, uses, withoutTouch, fromCouponSites }) =>
      aDay(
        number,
        uses,
        Math.floor((uses * withoutTouch) / 100),
        Math.floor((uses * fromCouponSites) / 100),
      ),
    );
  const anchored = fc
    .array(arbitraryDay, { maxLength: 40 })
    .map((days) => [aDay(0, 1), ...days] as readonly CodeDay[]);

  it('is judged the same, whatever the order of its cells and however a day is counted', () => {
    const orders = anchored.chain((days) =>
      fc.tuple(fc.constant(days), fc.shuffledSubarray([...days], { minLength: days.length })),
    );
    fc.assert(
      fc.property(orders, ([days, shuffled]) => {
        const halves = shuffled.flatMap((day) => [
          { ...day, uses: day.usesWithoutTouch, usesFromCouponSites: 0 },
          { ...day, uses: day.uses - day.usesWithoutTouch, usesWithoutTouch: 0 },
        ]);
        const fits = halves.every((half) => half.usesFromCouponSites <= half.uses);

        expect(judgeCodeLeak(shuffled)).toEqual(judgeCodeLeak(days));
        if (fits) expect(judgeCodeLeak(halves)).toEqual(judgeCodeLeak(days));
      }),
    );
  });

  const later = fc.record({
    number: fc.integer({ min: baselineDays, max: 62 }),
    count: fc.integer({ min: 1, max: 20 }),
  });

  it('never becomes cleaner by more uses from coupon sites without a touch', () => {
    fc.assert(
      fc.property(anchored, later, (days, { number, count }) => {
        const before = judgeCodeLeak(days);
        const after = judgeCodeLeak([...days, aDay(number, count, count, count)]);

        expect(after.leaked || !before.leaked).toBe(true);
        if (before.leaked) expect((after.since ?? '') <= (before.since ?? '')).toBe(true);
        else expect(after.score).toBeGreaterThanOrEqual(before.score);
      }),
      { numRuns: 300 },
    );
  });

  it('without coupon sites never becomes cleaner by more uses without a touch', () => {
    const elsewhere = anchored.map((days) =>
      days.map((day) => ({ ...day, usesFromCouponSites: 0 })),
    );
    fc.assert(
      fc.property(elsewhere, later, (days, { number, count }) => {
        const before = judgeCodeLeak(days);
        const after = judgeCodeLeak([...days, aDay(number, count, count)]);

        expect(after.leaked || !before.leaked).toBe(true);
        expect(after.leaked || after.score >= before.score).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never turns into a leak by one use', () => {
    const clean = anchored.map((days) => days.map(({ day, uses }) => ({ ...aDay(0, uses), day })));
    fc.assert(
      fc.property(clean, fc.nat(62), (days, number) => {
        expect(judgeCodeLeak([...days, aDay(number, 1, 1, 1)]).leaked).toBe(false);
      }),
    );
  });
});
