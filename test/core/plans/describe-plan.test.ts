import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../core/plans/condition.ts';
import { describePlan } from '../../../core/plans/describe-plan.ts';
import type { PeriodTerm } from '../../../core/plans/period-term.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { Reward } from '../../../core/plans/reward.ts';
import { aPlanVersion, flatPerOrder, orderMoment, percent } from '../../support/factories/index.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const rate = (numerator: bigint, denominator = 100n) => ({ numerator, denominator });
const describeRule = (when: Condition | undefined, ...rewards: readonly Reward[]) =>
  describePlan(
    aPlanVersion({ rules: [{ ruleId: 'x', ...(when === undefined ? {} : { when }), rewards }] }),
  ).rules[0];

describe('describePlan', () => {
  it('says the rules in their order', () => {
    const { rules, besides } = describePlan(
      aPlanVersion({
        rules: [
          { ruleId: 'stove', when: { product: ['7'] }, rewards: [flatPerOrder(800n)] },
          { ruleId: 'gifts', when: { category: ['gifts'] }, rewards: [] },
          { ruleId: 'leads', rewards: [{ kind: 'per-lead', amount: usd(500n) }] },
          { ruleId: 'rest', rewards: [percent(125n, 1_000n), flatPerOrder(200n, 'lost')] },
        ],
      }),
    );

    expect(rules).toEqual([
      'stove: product 7 earns 8.00 USD per order, prorated after refunds',
      'gifts: category gifts earns nothing',
      'leads: every creator earns 5.00 USD per lead',
      'rest: everything else earns 12.5 % and 2.00 USD per order, lost after refunds',
    ]);
    expect(besides).toEqual([]);
    expect(describeRule(undefined, percent(5n))).toBe('x: everything earns 5 %');
  });

  it.each<[Condition, string]>([
    [{ variant: ['1', '2', '3'] }, 'variant 1, 2 or 3'],
    [{ customer: 'returning' }, 'a returning customer'],
    [{ orderValue: { atLeast: usd(5_000n) } }, 'an order of at least 50.00 USD'],
    [
      { orderValue: { atLeast: usd(1n), below: usd(2n) } },
      'an order of at least 0.01 USD, below 0.02 USD',
    ],
    [{ paymentNumber: { to: 3 } }, 'payments 1 to 3 of a subscription'],
    [{ paymentNumber: { from: 2, to: 2 } }, 'payment 2 of a subscription'],
    [{ paymentNumber: { from: 2 } }, 'payment 2 of a subscription, or a later one'],
    [
      { time: { from: orderMoment, until: orderMoment + 1 } },
      'an order placed from 2026-03-02T10:00:00Z until 2026-03-02T10:00:00.001Z',
    ],
    [{ touchKind: ['click', 'code'] }, 'a click or a code'],
    [{ amplified: true }, 'a boosted post'],
    [{ amplified: false }, 'a post that is not boosted'],
    [{ not: { country: ['US'] } }, 'not country US'],
    [{ not: { country: ['US', 'CA'] } }, 'not (country US or CA)'],
    [
      { all: [{ product: ['1', '2'] }, { any: [{ tier: ['gold'] }, { group: ['vip'] }] }] },
      '(product 1 or 2) and (tier gold or group vip)',
    ],
    [{ all: [{ code: ['MIA10'] }, { customer: 'new' }] }, 'code MIA10 and a new customer'],
  ])('says the condition %j as "%s"', (condition, text) => {
    expect(describeRule(condition)).toBe(`x: ${text} earns nothing`);
  });

  it.each<[Reward, string]>([
    [{ kind: 'percent', rate: rate(5n), paidAs: 'store-credit' }, '5 % as store credit'],
    [flatPerOrder(100n, 'kept'), '1.00 USD per order, kept after refunds'],
    [
      { kind: 'flat-per-item', amount: { minorUnits: 500n, unit: 'points' } },
      '500 points per item',
    ],
    [
      { kind: 'flat-per-item', amount: { minorUnits: 150n, unit: 'store-credit:EUR' } },
      '1.50 EUR of store credit per item',
    ],
    [
      { kind: 'per-valid-click', amount: { minorUnits: 5n, unit: 'discount:JPY' } },
      '5 JPY of discount per valid click',
    ],
    [
      {
        kind: 'per-thousand-views',
        amount: usd(200n),
        formatMultipliers: { video: rate(3n, 2n), story: rate(1n, 2n) },
      },
      '2.00 USD per 1,000 views (video counts 150 %, story counts 50 %)',
    ],
    [
      { kind: 'per-approved-content', amount: { minorUnits: 1n, unit: 'sample:A:1' } },
      '1 sample of A:1 per approved piece of content',
    ],
    [
      {
        kind: 'milestone',
        milestone: 'first-sale',
        amount: { minorUnits: 2n, unit: 'product:TENT' },
      },
      '2 pieces of TENT at the milestone first-sale',
    ],
  ])('says the reward %# as "%s"', (reward, text) => {
    expect(describeRule({ creator: ['mia'] }, reward)).toBe(`x: creator mia earns ${text}`);
  });

  it('says that amounts are exchanged, where there are any and the version does', () => {
    const amounts = { rules: [{ ruleId: 'flat', rewards: [flatPerOrder(800n)] }] };
    const besides = (changes: Partial<PlanVersion>) => describePlan(aPlanVersion(changes)).besides;

    expect(besides({ ...amounts, otherCurrencies: 'exchange' })).toEqual([
      'amounts of money are exchanged for orders in other currencies, at the reference rate',
    ]);
    expect(besides({ ...amounts, otherCurrencies: 'next-rule' })).toEqual([]);
    expect(besides({ otherCurrencies: 'exchange' })).toEqual([]);
  });

  it('says what is promised besides the rules', () => {
    const steps = [
      { tier: 'silver', from: 0n, addedRate: rate(1n) },
      { tier: 'gold', from: 500_000n, addedRate: rate(25n, 1_000n) },
    ];
    const tiers = { kind: 'tiers', period: 'month', measure: 'revenue', currency: 'USD' } as const;
    const periodTerms: readonly PeriodTerm[] = [
      { ...tiers, termId: 'volume', applies: 'next-period', steps },
      { ...tiers, termId: 'more', applies: 'marginal', steps: steps.slice(1) },
      {
        ...tiers,
        termId: 'many',
        measure: 'orders',
        applies: 'retroactive',
        steps: [{ tier: 'busy', from: 1n, addedRate: rate(1n) }],
      },
      { kind: 'cap', termId: 'ceiling', period: 'day', most: usd(10_000n) },
      { kind: 'guarantee', termId: 'floor', period: 'quarter', atLeast: usd(50_000n) },
      {
        kind: 'bonus',
        termId: 'sprint',
        period: 'year',
        measure: 'commission',
        threshold: 100_000n,
        amount: usd(25_000n),
      },
    ];

    const { besides } = describePlan(
      aPlanVersion({
        assistBonus: { ruleId: 'helper', amount: usd(100n), to: 'first', dailyCap: usd(500n) },
        referralShare: { ruleId: 'referrer', rate: rate(5n) },
        periodTerms,
        overridesRateProtection: { reason: 'legal', note: 'A new law.' },
      }),
    );

    expect(besides).toEqual([
      'helper: the first creator who helped an order and got no credit for it earns 1.00 USD, at most 5.00 USD a day',
      "referrer: whoever brought a creator in earns 5 % of that creator's commission on top",
      'volume: by what a creator brings in a month, silver from the start adds 1 % and gold from 5000.00 USD of revenue adds 2.5 %, for the whole next month',
      'more: by what a creator brings in a month, gold from 5000.00 USD of revenue adds 2.5 %, each for what lies above its threshold',
      'many: by what a creator brings in a month, busy from 1 order adds 1 %, for the whole month in which it is reached',
      'ceiling: no creator earns more than 100.00 USD a day',
      'floor: every creator is paid at least 500.00 USD a quarter; commissions count against it',
      'sprint: 250.00 USD once a year, for 1000.00 USD of commission',
      'binds enrolled creators at once (legal): A new law.',
    ]);
  });
});

describe('what a plan says of renewals', () => {
  it.each<[PlanVersion['renewals'], string]>([
    [
      { earn: 'lifetime' },
      'renewals: earn for the life of the subscription; after a pause of more than 90 days a subscription is attributed anew',
    ],
    [
      { earn: 'first-payment', resumeDays: 30 },
      'renewals: only the first payment earns; after a pause of more than 30 days a subscription is attributed anew',
    ],
    [
      { earn: { maxMonths: 12 } },
      'renewals: earn for 12 months from the first payment; after a pause of more than 90 days a subscription is attributed anew',
    ],
  ])('%j: %s', (renewals, sentence) => {
    const version = aPlanVersion(renewals === undefined ? {} : { renewals });

    expect(describePlan(version).besides).toEqual([sentence]);
  });
});
