import { describe, expect, it } from '@jest/globals';
import type { OrderSnapshot } from '../../../../core/assessment/order-facts.ts';
import type { Condition } from '../../../../core/plans/condition.ts';
import type { Reward } from '../../../../core/plans/reward.ts';
import { assessOrder, owedBy, pricedLines, refundOfLine } from '../../../support/assess-order.ts';
import {
  anOrderLine,
  flatPerItem,
  flatPerOrder,
  inKindPerOrder,
  type JourneyTouch,
  orderMoment,
  percent,
  storeCredit,
} from '../../../support/factories/index.ts';

const ruleWith = (...rewards: Reward[]) => [{ ruleId: 'rule', rewards }];
const two: JourneyTouch[] = [
  { creatorId: 'zoe', parts: 1n },
  { creatorId: 'mia', parts: 1n },
];
const points = (minorUnits: bigint) => ({ minorUnits, unit: 'points' as const });

describe('a reward per item', () => {
  const three = { lines: [anOrderLine({ quantity: 3, grossMinorUnits: 30_000n })] };
  const rules = ruleWith(flatPerItem(250n));

  it('is paid for each piece', () => {
    expect(owedBy({ rules, order: three })).toEqual({ mia: 750n });
  });

  it('counts the pieces that edits and refunds left', () => {
    const edited = { lines: [anOrderLine({ quantity: 3, quantityAfterEdits: 2 })] };

    expect(owedBy({ rules, order: edited })).toEqual({ mia: 500n });
    expect(owedBy({ rules, order: three, refunds: [refundOfLine('line-1', 20_000n, 2)] })).toEqual({
      mia: 250n,
    });
  });

  it('does not lose a piece to a refund that was not applied, nor more pieces than there are', () => {
    const refunded = (minorUnits: bigint, quantity: number) =>
      owedBy({ rules, order: three, refunds: [refundOfLine('line-1', minorUnits, quantity)] });

    expect(refunded(99_999n, 1)).toEqual({ mia: 750n });
    expect(refunded(10_000n, 9)).toEqual({});
  });

  it('may be paid in kind', () => {
    const perPiece: Reward = { kind: 'flat-per-item', amount: points(7n) };

    expect(assessOrder({ rules: ruleWith(perPiece), order: three }).owedInKind).toEqual([
      { creatorId: 'mia', ...points(21n) },
    ]);
  });

  it('does not lose a piece to a refund of money alone, until nothing is left to pay for', () => {
    const refunded = (minorUnits: bigint) =>
      owedBy({ rules, order: three, refunds: [refundOfLine('line-1', minorUnits, 0)] });

    expect(refunded(29_999n)).toEqual({ mia: 750n });
    expect(refunded(30_000n)).toEqual({});
  });

  it('is not paid for what was given away', () => {
    const lines = [anOrderLine({ quantity: 2, discountMinorUnits: 10_000n })];

    expect(owedBy({ rules, order: { lines } })).toEqual({});
  });

  it('is split by credit, line by line, the odd cent to the earlier touch', () => {
    const { groups, owed } = assessOrder({
      rules: ruleWith(flatPerItem(5n)),
      order: { lines: pricedLines(100n, 100n) },
      touches: two,
    });

    expect(groups.map(({ lineId, quantity }) => [lineId, quantity])).toEqual([
      ['line-1', 1n],
      ['line-2', 1n],
    ]);
    expect(owed).toEqual([
      { creatorId: 'mia', minorUnits: 4n },
      { creatorId: 'zoe', minorUnits: 6n },
    ]);
  });
});

describe('what is paid in kind', () => {
  it('is owed beside the cash, by creator and then by unit', () => {
    const { owed, owedInKind } = assessOrder({
      rules: ruleWith(percent(10n), inKindPerOrder(2n, 'product:TENT-1'), inKindPerOrder(301n)),
      touches: two,
    });

    expect(owed.map(({ minorUnits }) => minorUnits)).toEqual([500n, 500n]);
    expect(owedInKind).toEqual([
      { creatorId: 'mia', minorUnits: 150n, unit: 'points' },
      { creatorId: 'mia', minorUnits: 1n, unit: 'product:TENT-1' },
      { creatorId: 'zoe', minorUnits: 151n, unit: 'points' },
      { creatorId: 'zoe', minorUnits: 1n, unit: 'product:TENT-1' },
    ]);
  });

  it('is never halved: one piece goes to one creator', () => {
    const rules = ruleWith(inKindPerOrder(1n, 'sample:LAMP'));

    expect(assessOrder({ rules, touches: two }).owedInKind).toEqual([
      { creatorId: 'zoe', minorUnits: 1n, unit: 'sample:LAMP' },
    ]);
  });

  it('is store credit in the currency of the order where a percentage says so', () => {
    const { owed, owedInKind, groups } = assessOrder({
      rules: ruleWith(storeCredit(125n, 1_000n)),
      order: { currency: 'EUR' },
    });

    expect(owed).toEqual([]);
    expect(owedInKind).toEqual([
      { creatorId: 'mia', minorUnits: 1_250n, unit: 'store-credit:EUR' },
    ]);
    expect(groups).toMatchObject([{ reward: 'percent', unit: 'store-credit:EUR' }]);
  });

  it('follows a partial refund as cash does', () => {
    const refunds = [refundOfLine('line-1', 2_500n, 0)];
    const owedInKind = (afterRefund: 'kept' | 'prorated' | 'lost') =>
      assessOrder({ refunds, rules: ruleWith(inKindPerOrder(100n, 'points', afterRefund)) })
        .owedInKind;

    expect(owedInKind('prorated')).toEqual([{ creatorId: 'mia', ...points(75n) }]);
    expect(owedInKind('kept')).toEqual([{ creatorId: 'mia', ...points(100n) }]);
    expect(owedInKind('lost')).toEqual([]);
  });
});

describe('the currency of a rule', () => {
  it.each<[string, Reward, boolean]>([
    ['cash per item', flatPerItem(100n, 'EUR'), false],
    ['cash per order', flatPerOrder(100n, 'kept', 'EUR'), false],
    ['store credit', inKindPerOrder(100n, 'store-credit:EUR'), false],
    ['a discount', inKindPerOrder(100n, 'discount:EUR'), false],
    ['store credit of the own currency', inKindPerOrder(100n, 'store-credit:USD'), true],
    ['points', inKindPerOrder(100n), true],
    ['a product', inKindPerOrder(1n, 'product:TENT-1'), true],
    ['a sample whose name looks like one', inKindPerOrder(1n, 'sample:EUR'), true],
    ['a percentage', percent(1n), true],
    ['a percentage in store credit', storeCredit(1n), true],
  ])('that promises %s decides whether it matches an order in USD', (_, reward, matches) => {
    const rules = [
      { ruleId: 'first', rewards: [reward] },
      { ruleId: 'second', rewards: [percent(10n)] },
    ];

    expect(assessOrder({ rules }).groups).toMatchObject([{ ruleId: matches ? 'first' : 'second' }]);
  });

  it('is asked of each reward, so a rule with one amount in another currency does not match', () => {
    expect(owedBy({ rules: ruleWith(percent(10n), flatPerItem(1n, 'EUR')) })).toEqual({});
  });
});

describe('rules for other activities', () => {
  const lead: Reward = { kind: 'per-lead', amount: { minorUnits: 500n, currency: 'USD' } };

  it('leave sales to the rules after them', () => {
    const rules = [
      { ruleId: 'leads', rewards: [lead] },
      { ruleId: 'sales', rewards: [percent(10n)] },
    ];

    expect(assessOrder({ rules }).groups).toMatchObject([{ ruleId: 'sales' }]);
  });

  it('earn nothing on a sale where a rule has both', () => {
    expect(owedBy({ rules: ruleWith(lead, percent(10n)) })).toEqual({ mia: 1_000n });
  });
});

describe('conditions are asked about', () => {
  const tagged = {
    lines: [anOrderLine({ categories: ['tents'], tags: ['new'] })],
    tags: ['wholesale'],
  };
  const content = { contentId: 'c1', format: 'video', platform: 'youtube' } as const;
  const link = { activeFrom: 0, campaignId: 'summer', content, amplified: true };
  const gold = { enrolledAt: 0, group: 'founders', tier: 'gold' };
  const click: JourneyTouch = { creatorId: 'mia', parts: 1n, candidate: { link, enrolment: gold } };
  const code: JourneyTouch = {
    creatorId: 'mia',
    parts: 1n,
    touch: { kind: 'code', code: 'MIA10', slug: undefined },
    candidate: { link: undefined, code: { validFrom: 0, campaignId: 'winter', content } },
  };

  it.each<[string, Condition, JourneyTouch, Partial<OrderSnapshot>]>([
    ['the category of the line', { category: ['tents'] }, click, {}],
    ['a tag of the line', { tag: ['new'] }, click, {}],
    ['a tag of the order', { tag: ['wholesale'] }, click, {}],
    ['the time of the order', { time: { from: orderMoment, until: orderMoment + 1 } }, click, {}],
    ['the payment of a subscription', { paymentNumber: { from: 2 } }, click, { paymentNumber: 2 }],
    ['the group of the creator', { group: ['founders'] }, click, {}],
    ['the tier of the creator', { tier: ['gold'] }, click, {}],
    ['the campaign of the link', { campaign: ['summer'] }, click, {}],
    ['the campaign of the code', { campaign: ['winter'] }, code, {}],
    ['the format of the content', { format: ['video'] }, click, {}],
    ['the platform of the content', { platform: ['youtube'] }, code, {}],
    ['the link', { link: ['mia-tent'] }, click, {}],
    ['the code', { code: ['MIA10'] }, code, {}],
    ['a boost', { amplified: true }, click, {}],
    ['a code, which is no boost', { amplified: false }, code, {}],
  ])('%s', (_, when, touch, order) => {
    const assessed = (condition: Condition) =>
      assessOrder({
        rules: [{ ruleId: 'rule', when: condition, rewards: [percent(10n)] }],
        touches: [touch],
        order: { ...tagged, ...order },
      }).groups.length;

    expect(assessed(when)).toBe(1);
    expect(assessed({ not: when })).toBe(0);
  });

  it('the payment that the terms name, whatever the order says', () => {
    const rules = [
      { ruleId: 'renewal', when: { paymentNumber: { from: 2 } }, rewards: [percent(10n)] },
    ];
    const order = { paymentNumber: 1 };

    expect(owedBy({ rules, order, terms: { paymentNumber: 2 } })).toEqual({ mia: 1_000n });
    expect(owedBy({ rules, order })).toEqual({});
  });

  it('the value of the order: its lines before refunds, without what is excluded', () => {
    const lines = [...pricedLines(6_000n, 4_000n), anOrderLine({ lineId: 'gift', giftCard: true })];
    const rules = (minorUnits: bigint) => [
      {
        ruleId: 'large',
        when: { orderValue: { atLeast: { minorUnits, currency: 'USD' } } },
        rewards: [percent(10n)],
      },
    ];
    const refunds = [refundOfLine('line-1', 6_000n)];

    expect(owedBy({ rules: rules(10_000n), order: { lines }, refunds })).toEqual({ mia: 400n });
    expect(owedBy({ rules: rules(10_001n), order: { lines }, refunds })).toEqual({});
  });

  it('each touch by itself, so that one line may fall under several rules', () => {
    const touches: JourneyTouch[] = [
      { creatorId: 'mia', parts: 1n, candidate: { enrolment: { enrolledAt: 0, tier: 'gold' } } },
      { creatorId: 'zoe', parts: 1n },
      { creatorId: 'noa', parts: 2n, candidate: { enrolment: { enrolledAt: 0, tier: 'gold' } } },
    ];
    const rules = [
      { ruleId: 'never', when: { product: ['other'] }, rewards: [percent(90n)] },
      { ruleId: 'gold', when: { tier: ['gold'] }, rewards: [percent(20n)] },
      { ruleId: 'us', when: { country: ['US'] }, rewards: [percent(10n)] },
      { ruleId: 'zoe', when: { creator: ['zoe'] }, rewards: [percent(50n)] },
    ];

    expect(owedBy({ rules, touches })).toEqual({ mia: 500n, zoe: 250n, noa: 1_000n });
  });
});
