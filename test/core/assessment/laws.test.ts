import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assessment } from '../../../core/assessment/assessment.ts';
import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { roundFraction } from '../../../core/money/round-fraction.ts';
import type { SymmetricRounding } from '../../../core/money/rounding.ts';
import type { Rule } from '../../../core/plans/plan.ts';
import { assessOrder, type OrderToAssess, refundOfLine } from '../../support/assess-order.ts';
import {
  anOrderLine,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  percent,
  storeCredit,
} from '../../support/factories/index.ts';

const roundings: readonly SymmetricRounding[] = ['half-even', 'half-up', 'half-down', 'up', 'down'];
const creators = ['a', 'b', 'c', 'd', 'e'];

const lineArbitrary = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  gross: fc.bigInt({ min: 0n, max: 100_000n }),
});
const linesArbitrary = fc
  .array(lineArbitrary, { minLength: 1, maxLength: 4 })
  .map((drawn): OrderLine[] =>
    drawn.map(({ quantity, gross }, place) =>
      anOrderLine({
        lineId: `line-${place + 1}`,
        productId: `product-${place + 1}`,
        quantity,
        grossMinorUnits: gross,
      }),
    ),
  );
const rateArbitrary = fc.bigInt({ min: 0n, max: 10_000n });
const amountArbitrary = fc.bigInt({ min: 0n, max: 1_000n });
const rewardArbitrary = fc.oneof(
  rateArbitrary.map((rate) => percent(rate, 10_000n)),
  rateArbitrary.map((rate) => storeCredit(rate, 10_000n)),
  amountArbitrary.map((amount) => flatPerItem(amount)),
  amountArbitrary.map((amount) => flatPerOrder(amount)),
  amountArbitrary.map((amount) => inKindPerOrder(amount)),
);
const rulesArbitrary = fc
  .tuple(
    fc.array(rewardArbitrary, { maxLength: 3 }),
    fc.array(rewardArbitrary, { maxLength: 3 }),
    fc.subarray(creators),
    fc.subarray(['product-1', 'product-2']),
  )
  .map(([some, rest, chosen, products]): Rule[] => [
    { ruleId: 'some', when: { any: [{ creator: chosen }, { product: products }] }, rewards: some },
    { ruleId: 'rest', rewards: rest },
  ]);
const touchesArbitrary = fc.array(
  fc.record({
    creatorId: fc.constantFrom(...creators),
    parts: fc.bigInt({ min: 1n, max: 50n }),
  }),
  { minLength: 1, maxLength: 6 },
);
const ordersArbitrary = fc.record({
  lines: linesArbitrary,
  rules: rulesArbitrary,
  touches: touchesArbitrary,
  channelParts: fc.bigInt({ min: 0n, max: 50n }),
  rounding: fc.constantFrom(...roundings),
});
type Drawn = typeof ordersArbitrary extends fc.Arbitrary<infer T> ? T : never;

const toOrder = ({ lines, rules, touches, channelParts, rounding }: Drawn): OrderToAssess => ({
  order: { lines },
  rules,
  touches,
  channelParts,
  version: { rounding },
});
const sum = (amounts: readonly { readonly minorUnits: bigint }[]) =>
  amounts.reduce((total, { minorUnits }) => total + minorUnits, 0n);
const amountsOf = ({ owed, owedInKind }: Assessment) => ({ owed, owedInKind });

describe('whatever an order, its touches and its plan are', () => {
  it('shares sum to their group, and groups to what is owed, in every unit', () => {
    fc.assert(
      fc.property(ordersArbitrary, (drawn) => {
        const { groups, owed, owedInKind } = assessOrder(toOrder(drawn));

        for (const group of groups) expect(sum(group.shares)).toBe(group.minorUnits);
        const inCash = groups.filter(({ unit }) => unit === undefined);
        expect(sum(owed)).toBe(sum(inCash));
        for (const { unit } of groups) {
          if (unit === undefined) continue;
          const paid = owedInKind.filter((amount) => amount.unit === unit);
          expect(sum(paid)).toBe(sum(groups.filter((group) => group.unit === unit)));
        }
      }),
    );
  });

  it('a group is rounded once from its exact amount, by the rule of the plan', () => {
    fc.assert(
      fc.property(ordersArbitrary, (drawn) => {
        for (const group of assessOrder(toOrder(drawn)).groups) {
          const { exactNumerator, exactDenominator, minorUnits } = group;
          expect(minorUnits).toBe(roundFraction(exactNumerator, exactDenominator, drawn.rounding));
        }
      }),
    );
  });

  it('each share is less than one minor unit away from the exact one', () => {
    fc.assert(
      fc.property(ordersArbitrary, (drawn) => {
        for (const group of assessOrder(toOrder(drawn)).groups) {
          for (const { creditParts, minorUnits } of group.shares) {
            const error = minorUnits * group.creditParts - group.minorUnits * creditParts;
            expect(error < group.creditParts && -error < group.creditParts).toBe(true);
          }
        }
      }),
    );
  });

  it('the order of its lines changes nothing', () => {
    fc.assert(
      fc.property(ordersArbitrary, fc.infiniteStream(fc.nat()), (drawn, draws) => {
        const shuffled = drawn.lines
          .map((line) => ({ line, place: draws.next().value ?? 0 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ line }) => line);

        const assessed = amountsOf(assessOrder(toOrder({ ...drawn, lines: shuffled })));

        expect(assessed).toEqual(amountsOf(assessOrder(toOrder(drawn))));
      }),
    );
  });

  it('a line that is taken back whole earns as if it had never been bought', () => {
    const perLine = ordersArbitrary.map((drawn) => ({
      ...drawn,
      rules: drawn.rules.map((rule) => ({
        ...rule,
        rewards: rule.rewards.filter(({ kind }) => kind === 'percent' || kind === 'flat-per-item'),
      })),
    }));
    fc.assert(
      fc.property(perLine, (drawn) => {
        const [first, ...others] = drawn.lines;
        const refunds = [
          refundOfLine('line-1', first?.grossMinorUnits ?? 0n, first?.quantity ?? 0),
        ];

        const refunded = amountsOf(assessOrder({ ...toOrder(drawn), refunds }));

        expect(refunded).toEqual(amountsOf(assessOrder(toOrder({ ...drawn, lines: others }))));
      }),
    );
  });

  it('a refund in two parts ends where one refund does', () => {
    fc.assert(
      fc.property(ordersArbitrary, fc.bigInt({ min: 0n, max: 100n }), (drawn, share) => {
        const whole = drawn.lines[0]?.grossMinorUnits ?? 0n;
        const part = (whole * share) / 100n;
        const first = { ...refundOfLine('line-1', part, 0), refundId: 'refund-a' };
        const second = { ...refundOfLine('line-1', whole - part, 1), refundId: 'refund-b' };
        const once = refundOfLine('line-1', whole, 1);
        const after = (refunds: OrderToAssess['refunds']) =>
          amountsOf(assessOrder({ ...toOrder(drawn), refunds }));

        expect(after([first, second])).toEqual(after([once]));
        expect(after([second, first])).toEqual(after([once]));
      }),
    );
  });

  it('is assessed the same once more', () => {
    fc.assert(
      fc.property(ordersArbitrary, (drawn) => {
        expect(assessOrder(toOrder(drawn))).toEqual(assessOrder(toOrder(drawn)));
      }),
    );
  });
});

describe('under one percentage', () => {
  it('the parts of all creators sum to the commission of each line, rounded once', () => {
    fc.assert(
      fc.property(ordersArbitrary, rateArbitrary, (drawn, rate) => {
        const rules = [{ ruleId: 'all', rewards: [percent(rate, 10_000n)] }];

        const { groups } = assessOrder(toOrder({ ...drawn, rules, channelParts: 0n }));

        expect(groups.map(({ minorUnits }) => minorUnits)).toEqual(
          drawn.lines.map(({ grossMinorUnits }) =>
            roundFraction(grossMinorUnits * rate, 10_000n, drawn.rounding),
          ),
        );
      }),
    );
  });

  it('channels leave creators their part of the credit of each line, rounded once', () => {
    fc.assert(
      fc.property(ordersArbitrary, rateArbitrary, (drawn, rate) => {
        const rules = [{ ruleId: 'all', rewards: [percent(rate, 10_000n)] }];
        const parts = drawn.touches.reduce((total, touch) => total + touch.parts, 0n);
        const whole = parts + drawn.channelParts;

        const { groups } = assessOrder(toOrder({ ...drawn, rules }));

        expect(groups.map(({ minorUnits }) => minorUnits)).toEqual(
          drawn.lines.map(({ grossMinorUnits }) =>
            roundFraction(grossMinorUnits * rate * parts, 10_000n * whole, drawn.rounding),
          ),
        );
      }),
    );
  });
});

describe('channels that nobody is paid for', () => {
  const touches = [
    { creatorId: 'mia', parts: 1n },
    { creatorId: 'zoe', parts: 1n },
  ];
  const owed = (rules: readonly Rule[]) =>
    assessOrder({ rules, touches, channelParts: 1n }).owed.map(({ minorUnits }) => minorUnits);

  it('take their part of a percentage', () => {
    expect(owed([{ ruleId: 'all', rewards: [percent(10n)] }])).toEqual([334n, 333n]);
  });

  it('take their part of an amount per order and per item', () => {
    expect(owed([{ ruleId: 'all', rewards: [flatPerOrder(500n)] }])).toEqual([167n, 166n]);
    expect(owed([{ ruleId: 'all', rewards: [flatPerItem(500n)] }])).toEqual([167n, 166n]);
  });
});
