import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../../core/assessment/assess.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { OrderSnapshot, Refund } from '../../../core/assessment/order-facts.ts';
import type { Credit } from '../../../core/attribution/attribution.ts';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import type { PlanVersion, Rule } from '../../../core/plans/plan.ts';
import {
  anAttribution,
  anOrderFact,
  anOrderLine,
  anOrderSnapshot,
  anOrderState,
  aPlanVersion,
  aRefund,
  flatPerOrder,
  percent,
  someTerms,
} from '../../support/factories/index.ts';

const credit = (creatorId: string, parts = 1n): Credit => ({
  touchId: `touch-${creatorId}`,
  creatorId,
  parts,
});

function assessed(input: {
  order?: Partial<OrderSnapshot>;
  refunds?: readonly Refund[];
  credits?: readonly Credit[];
  rules?: readonly Rule[];
  version?: Partial<PlanVersion>;
  customer?: 'new' | 'returning' | 'unknown';
}) {
  const snapshot = anOrderSnapshot({ ...input.order, refunds: input.refunds ?? [] });
  return assess({
    conversionId: 'shop~1001',
    order: foldOrder([anOrderFact(snapshot)]),
    attribution: anAttribution(input.credits),
    terms: someTerms({
      planVersion: aPlanVersion({
        ...(input.rules === undefined ? {} : { rules: input.rules }),
        ...input.version,
      }),
      ...(input.customer === undefined ? {} : { customer: input.customer }),
    }),
  });
}
const owedIn = (input: Parameters<typeof assessed>[0]) =>
  Object.fromEntries(
    assessed(input).owed.map(({ creatorId, minorUnits }) => [creatorId, minorUnits]),
  );
const priced = (...prices: bigint[]) =>
  prices.map((grossMinorUnits, index) =>
    anOrderLine({
      lineId: `line-${index + 1}`,
      productId: `product-${index + 1}`,
      grossMinorUnits,
    }),
  );
const refundOf = (minorUnits: bigint, lineId = 'line-1') =>
  aRefund({ lines: [{ lineId, quantity: 1, minorUnits }] });

describe('percent rewards', () => {
  it('pay the rate of each line base', () => {
    expect(owedIn({ order: { lines: priced(10_000n, 2_550n) } })).toEqual({ mia: 1_255n });
  });

  it('are rounded once for each line and rule, half to even', () => {
    const { groups, owed } = assessed({ order: { lines: priced(25n, 35n) } });

    expect(groups.map(({ minorUnits }) => minorUnits)).toEqual([2n, 4n]);
    expect(groups[0]).toMatchObject({ exactNumerator: 250n, exactDenominator: 100n });
    expect(owed).toEqual([{ creatorId: 'mia', minorUnits: 6n }]);
  });

  it('are rounded as the plan says', () => {
    const order = { lines: priced(25n) };

    expect(owedIn({ order, version: { rounding: 'half-up' } })).toEqual({ mia: 3n });
    expect(owedIn({ order, version: { rounding: 'down' } })).toEqual({ mia: 2n });
  });

  it('are split by credit, the odd cent to the earlier touch', () => {
    const credits = [credit('zoe'), credit('mia')];

    expect(owedIn({ order: { lines: priced(1_010n) }, credits })).toEqual({ mia: 50n, zoe: 51n });
  });

  it('are not rounded apart for creators under one rule', () => {
    const credits = [credit('a'), credit('b'), credit('c')];

    expect(owedIn({ order: { lines: priced(100n) }, credits })).toEqual({ a: 4n, b: 3n, c: 3n });
  });

  it('of several creators under several rules keep to their own credit', () => {
    const rules: Rule[] = [
      { ruleId: 'mia', when: { creator: ['mia'] }, rewards: [percent(20n)] },
      { ruleId: 'rest', rewards: [percent(10n)] },
    ];

    const { groups } = assessed({ rules, credits: [credit('mia'), credit('zoe', 3n)] });

    expect(groups).toMatchObject([
      { ruleId: 'mia', creditParts: 1n, totalParts: 4n, minorUnits: 500n },
      { ruleId: 'rest', creditParts: 3n, totalParts: 4n, minorUnits: 750n },
    ]);
  });
});

describe('rules', () => {
  const rules: Rule[] = [
    { ruleId: 'none', when: { product: ['product-3'] }, rewards: [] },
    { ruleId: 'tents', when: { product: ['product-1'] }, rewards: [percent(20n)] },
    { ruleId: 'first', when: { customer: 'new' }, rewards: [percent(15n)] },
    { ruleId: 'rest', rewards: [percent(5n)] },
  ];
  const order = { lines: priced(1_000n, 1_000n, 1_000n) };
  const rulesOf = (input: Parameters<typeof assessed>[0]) =>
    assessed(input).groups.map(({ lineId, ruleId, minorUnits }) => [lineId, ruleId, minorUnits]);

  it('are tried in their order, line by line, and the first that matches decides', () => {
    expect(rulesOf({ order, rules, customer: 'new' })).toEqual([
      ['line-1', 'tents', 200n],
      ['line-2', 'first', 150n],
    ]);
  });

  it('about customers do not match one of whom nothing is known', () => {
    expect(rulesOf({ order, rules, customer: 'unknown' })).toEqual([
      ['line-1', 'tents', 200n],
      ['line-2', 'rest', 50n],
    ]);
  });

  it('that match nothing pay nothing', () => {
    expect(owedIn({ rules: [] })).toEqual({});
    expect(
      owedIn({ rules: [{ ruleId: 'x', when: { country: ['DE'] }, rewards: [percent(5n)] }] }),
    ).toEqual({});
  });

  it('are those of the pinned version, which is named with each amount', () => {
    const { groups } = assessed({ version: { planId: 'vip', versionId: 'v7' } });

    expect(groups).toMatchObject([{ planId: 'vip', versionId: 'v7', ruleId: 'everything' }]);
  });
});

describe('flat rewards', () => {
  const flat = (afterRefund: 'kept' | 'prorated' | 'lost' = 'prorated', currency = 'USD') => [
    { ruleId: 'flat', rewards: [flatPerOrder(500n, afterRefund, currency)] },
  ];

  it('are paid once an order, split by credit', () => {
    const credits = [credit('mia'), credit('zoe', 2n)];

    expect(owedIn({ rules: flat(), order: { lines: priced(1n, 2n, 3n) }, credits })).toEqual({
      mia: 167n,
      zoe: 333n,
    });
  });

  it.each([
    ['prorated', 375n],
    ['kept', 500n],
    ['lost', undefined],
  ] as const)('are %s after a partial refund if the plan says so', (afterRefund, minorUnits) => {
    expect(owedIn({ rules: flat(afterRefund), refunds: [refundOf(2_500n)] })).toEqual(
      minorUnits === undefined ? {} : { mia: minorUnits },
    );
  });

  it.each(['prorated', 'kept', 'lost'] as const)(
    'that are %s end with a full refund',
    (afterRefund) => {
      expect(owedIn({ rules: flat(afterRefund), refunds: [refundOf(10_000n)] })).toEqual({});
    },
  );

  it('of a rule about products rest on the lines that match it', () => {
    const rules = [
      { ruleId: 'tent', when: { product: ['product-1'] }, rewards: [flatPerOrder(500n)] },
    ];
    const order = { lines: priced(1_000n, 9_000n) };

    expect(owedIn({ rules, order, refunds: [refundOf(500n, 'line-1')] })).toEqual({ mia: 250n });
    expect(owedIn({ rules, order, refunds: [refundOf(500n, 'line-2')] })).toEqual({ mia: 500n });
  });

  it('in another currency than the order leave it to the next rule', () => {
    const rules = [...flat('kept', 'EUR'), ...flat('kept', 'USD')];

    expect(assessed({ rules }).groups).toMatchObject([
      { ruleId: 'flat', flat: { amount: { currency: 'USD' } } },
    ]);
    expect(owedIn({ rules: flat('kept', 'EUR') })).toEqual({});
  });

  it('come on top of a percentage in one rule', () => {
    const rules = [{ ruleId: 'both', rewards: [percent(10n), flatPerOrder(500n)] }];

    expect(owedIn({ rules })).toEqual({ mia: 1_500n });
  });
});

describe('an order owes nothing', () => {
  it.each<[string, Partial<OrderSnapshot>]>([
    ['if it is a test', { test: true }],
    ['if it was cancelled', { cancelledAt: 1 }],
    ['if it was voided', { financialStatus: 'voided' }],
    ['if it was refunded as a whole', { financialStatus: 'refunded' }],
    ['if only a gift card was bought', { lines: [anOrderLine({ giftCard: true })] }],
    ['if everything was edited out of it', { lines: [anOrderLine({ quantityAfterEdits: 0 })] }],
  ])('%s', (_, order) => {
    const rules = [{ ruleId: 'both', rewards: [percent(10n), flatPerOrder(500n, 'kept')] }];

    expect(owedIn({ order, rules })).toEqual({});
  });

  it('if nobody has credit', () => {
    expect(owedIn({ credits: [] })).toEqual({});
  });
});

describe('assess', () => {
  it('lists creators in id order, without zeros', () => {
    const credits = [credit('zoe', 9n), credit('mia', 9n), credit('tiny', 1n)];

    expect(
      assessed({ order: { lines: priced(19n) }, credits }).owed.map((o) => o.creatorId),
    ).toEqual(['mia', 'zoe']);
  });

  it('refuses an order that has not arrived', () => {
    const order = anOrderState({ snapshot: undefined });

    expect(() =>
      assess({ conversionId: 'x', order, attribution: anAttribution(), terms: someTerms() }),
    ).toThrow(RangeError);
  });

  const amounts = fc.bigInt({ min: 1n, max: 10n ** 9n });
  const inputs = fc.record({
    prices: fc.array(amounts, { minLength: 1, maxLength: 4 }),
    parts: fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { minLength: 1, maxLength: 5 }),
    rate: fc.bigInt({ min: 0n, max: 10_000n }),
    flat: fc.bigInt({ min: 0n, max: 10_000n }),
    currency: fc.constantFrom(...Object.keys(minorUnitDigits)),
    afterRefund: fc.constantFrom('kept' as const, 'prorated' as const, 'lost' as const),
  });
  const assessedInput = (
    input: typeof inputs extends fc.Arbitrary<infer T> ? T : never,
    refunds: Refund[],
  ) =>
    assessed({
      order: { lines: priced(...input.prices), currency: input.currency },
      refunds,
      credits: input.parts.map((parts, index) => credit(`creator-${index}`, parts)),
      rules: [
        {
          ruleId: 'both',
          rewards: [
            percent(input.rate, 10_000n),
            flatPerOrder(input.flat, input.afterRefund, input.currency),
          ],
        },
      ],
    });

  it('splits every rounding into shares that sum to it, and owes their sum, in any currency', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { groups, owed } = assessedInput(input, []);
        const sum = (values: readonly { minorUnits: bigint }[]) =>
          values.reduce((total, { minorUnits }) => total + minorUnits, 0n);

        for (const group of groups) expect(sum(group.shares)).toBe(group.minorUnits);
        expect(sum(owed)).toBe(sum(groups));
        expect(owed.every(({ minorUnits }) => minorUnits > 0n)).toBe(true);
      }),
    );
  });

  it('owes nothing once everything is refunded, in however many refunds', () => {
    fc.assert(
      fc.property(inputs, fc.bigInt({ min: 0n, max: 100n }), (input, share) => {
        const refunds = input.prices.flatMap((price, index) => {
          const first = (price * share) / 100n;
          return [first, price - first].map((minorUnits, part) => ({
            ...refundOf(minorUnits, `line-${index + 1}`),
            refundId: `refund-${index}-${part}`,
          }));
        });

        expect(assessedInput(input, refunds).owed).toEqual([]);
      }),
    );
  });
});
