import { describe, expect, it } from '@jest/globals';
import type { RuleBasedModel } from '../../../../core/attribution/attribution-model.ts';
import type { Milestones, Step } from '../../../../core/attribution/models/model.ts';
import { openRuleBasedModel } from '../../../../core/attribution/models/open-rule-based-model.ts';
import { daysBeforeOrder, orderMoment } from '../../../support/factories/index.ts';

/** One step a day, the last on the day before the order. */
function stepsOf(...names: readonly string[]): Step[] {
  return names.map((name, index) => {
    const at = daysBeforeOrder(names.length - index);
    const owner =
      name === 'direct' ? { touchId: name, channel: name } : { touchId: name, creatorId: name };
    return { at, ageMs: orderMoment - at, owners: [owner] };
  });
}

/** The shares of a journey of so many steps, in percent. */
function shares(model: RuleBasedModel, steps: readonly Step[], milestones: Milestones = {}) {
  const weights = openRuleBasedModel(model)(steps, milestones);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  return weights.map((weight) => Number((weight * 1_000_000n) / total) / 10_000);
}

const steps = (count: number) => stepsOf(...Array.from({ length: count }, (_, at) => `c${at}`));

describe('first touch', () => {
  it('gives everything to the first step', () => {
    expect(shares({ kind: 'first-touch' }, steps(3))).toEqual([100, 0, 0]);
  });
});

describe('last non-direct', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ['skips direct visits at the end', ['a', 'b', 'direct', 'direct'], [0, 100, 0, 0]],
    ['does not mind them in the middle', ['a', 'direct', 'b'], [0, 0, 100]],
    ['gives an all-direct journey to its last visit', ['direct', 'direct'], [0, 100]],
  ])('%s', (_, names, expected) => {
    expect(shares({ kind: 'last-non-direct' }, stepsOf(...names))).toEqual(expected);
  });
});

describe('position decay', () => {
  it('weighs a step by its place', () => {
    expect(shares({ kind: 'position-decay' }, steps(4))).toEqual([10, 20, 30, 40]);
  });
});

describe('time decay', () => {
  it('halves the weight of a step in each half-life', () => {
    expect(openRuleBasedModel({ kind: 'time-decay', halfLifeHours: 24 })(steps(3), {})).toEqual([
      142_857_142_857n,
      285_714_285_714n,
      571_428_571_429n,
    ]);
  });
});

describe('the half-life of time decay', () => {
  const weigh = (halfLifeHours: number) =>
    openRuleBasedModel({ kind: 'time-decay', halfLifeHours })(steps(2), {});

  it.each([1.1, 2.3, 4.35, 8.2, 1 / 3, 1e-9, Number.MIN_VALUE, 1e15, Number.MAX_VALUE])(
    'may be %p hours',
    (halfLifeHours) => {
      const [older = 0n, younger = 0n] = weigh(halfLifeHours);

      expect(older + younger).toBe(1_000_000_000_000n);
      expect(younger).toBeGreaterThanOrEqual(older);
    },
  );

  it('counts in whole milliseconds', () => {
    // 4.35 hours are 15,659,999.999999998 ms in floating point; computed apart for 15,660,000.
    expect(weigh(4.35)).toEqual([21_368_018_731n, 978_631_981_269n]);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('may not be %p hours', (halfLifeHours) => {
    expect(() => weigh(halfLifeHours)).toThrow(RangeError);
  });
});

describe('position-based', () => {
  const u: RuleBasedModel = {
    kind: 'position-based',
    weights: { first: 40, middle: 20, last: 40 },
  };

  it.each([
    [1, [100]],
    [2, [50, 50]],
    [3, [40, 20, 40]],
    [6, [40, 5, 5, 5, 5, 40]],
  ])('divides %i steps', (count, expected) => {
    expect(shares(u, steps(count))).toEqual(expected);
  });

  it('gives each of two steps half of the middle, at any weights', () => {
    const uneven: RuleBasedModel = {
      kind: 'position-based',
      weights: { first: 60, middle: 20, last: 20 },
    };

    expect(shares(uneven, steps(2))).toEqual([70, 30]);
  });

  it('shares equally where no weight finds a step', () => {
    const middleOnly: RuleBasedModel = {
      kind: 'position-based',
      weights: { first: 0, middle: 1, last: 0 },
    };

    expect(shares(middleOnly, steps(2))).toEqual([50, 50]);
  });
});

describe('W-shaped', () => {
  const w: RuleBasedModel = {
    kind: 'w-shaped',
    weights: { first: 30, lead: 30, opportunity: 30, others: 10 },
  };
  const five = steps(5);
  const atStep = (index: number) => five[index]?.at ?? Number.NaN;

  it.each<{ rule: string; steps: readonly Step[]; milestones: Milestones; expected: number[] }>([
    {
      rule: 'gives the anchors theirs and the others the rest',
      steps: five,
      milestones: { leadAt: atStep(2) },
      expected: [30, 5, 30, 5, 30],
    },
    {
      rule: 'takes the last step before the buyer became known as the lead',
      steps: five,
      milestones: { leadAt: atStep(2) - 1 },
      expected: [30, 30, 5, 5, 30],
    },
    {
      rule: 'anchors the opportunity where it is told',
      steps: five,
      milestones: { leadAt: atStep(1), opportunityAt: atStep(3) + 1 },
      expected: [30, 30, 5, 30, 5],
    },
    {
      rule: 'adds up anchors that coincide',
      steps: five,
      milestones: { leadAt: atStep(0) },
      expected: [60, 3.3333, 3.3333, 3.3333, 30],
    },
    {
      rule: 'divides the rest between the anchors where there is nobody else',
      steps: five.slice(0, 2),
      milestones: { leadAt: atStep(0) },
      expected: [65, 35],
    },
    {
      rule: 'divides an unknown lead between the other two anchors',
      steps: five,
      milestones: {},
      expected: [45, 3.3333, 3.3333, 3.3333, 45],
    },
    { rule: 'gives one step everything', steps: five.slice(0, 1), milestones: {}, expected: [100] },
  ])('$rule', ({ steps: journey, milestones, expected }) => {
    expect(shares(w, journey, milestones)).toEqual(expected);
  });
});

describe('custom weights', () => {
  const custom = (fromFirst: number[], others: number, fromLast: number[]): RuleBasedModel => ({
    kind: 'custom-weights',
    fromFirst,
    others,
    fromLast,
  });

  it.each<[string, RuleBasedModel, number, number[]]>([
    ['from both ends', custom([30, 10], 20, [40]), 5, [30, 10, 10, 10, 40]],
    ['where both ends name a step', custom([30], 20, [50]), 1, [100]],
    ['where lists overlap', custom([30, 10], 20, [40, 20]), 3, [30, 30, 40]],
    ['where there are no others', custom([30], 20, [50]), 2, [37.5, 62.5]],
    ['equally where every weight is zero', custom([0], 0, [0, 0, 1]), 2, [50, 50]],
  ])('weigh %s', (_, model, count, expected) => {
    expect(shares(model, steps(count))).toEqual(expected);
  });
});

describe('openRuleBasedModel', () => {
  it.each<RuleBasedModel>([
    { kind: 'position-based', weights: { first: 0, middle: 0, last: 0 } },
    { kind: 'position-based', weights: { first: -1, middle: 1, last: 1 } },
    { kind: 'position-based', weights: { first: 0.4, middle: 0.2, last: 0.4 } },
    { kind: 'w-shaped', weights: { first: 0, lead: 0, opportunity: 0, others: 0 } },
    { kind: 'custom-weights', fromFirst: [], others: 0, fromLast: [] },
  ])('refuses weights that divide nothing exactly: %p', (model) => {
    expect(() => openRuleBasedModel(model)).toThrow(RangeError);
  });
});
