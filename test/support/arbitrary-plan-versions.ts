import fc from 'fast-check';
import type { PeriodTerm } from '../../core/plans/period-term.ts';
import type { PlanVersion } from '../../core/plans/plan.ts';
import type { Rate } from '../../core/plans/rate.ts';
import type { Reward, RewardAmount } from '../../core/plans/reward.ts';
import { someCondition } from './arbitrary-conditions.ts';
import { orderMoment } from './factories/moments.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const minorUnits = fc.bigInt({ min: 0n, max: 10n ** 9n });
const money = fc.record({ minorUnits, currency: fc.constantFrom('USD', 'JPY', 'KWD') });
const moment = fc.integer({ min: 0, max: 10 ** 9 }).map((ms) => orderMoment + ms);

/**
 * Decimals without zeros at their end, as they are read from documents, by what they are a part of:
 * 100 for a percentage, 1 for a multiplier.
 */
const decimal = (whole: bigint): fc.Arbitrary<Rate> =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 9_999n }), fc.constantFrom(1n, 10n, 1_000n))
    .map(([numerator, places]) => ({
      numerator: places === 1n || numerator % 10n !== 0n ? numerator : numerator + 1n,
      denominator: whole * places,
    }));

const unit = fc.constantFrom(
  'points' as const,
  'store-credit:USD' as const,
  'discount:JPY' as const,
  'product:TENT:2' as const,
  'sample:STOVE' as const,
);
const amount: fc.Arbitrary<RewardAmount> = fc.oneof(money, fc.record({ minorUnits, unit }));

const reward: fc.Arbitrary<Reward> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('percent' as const),
      rate: decimal(100n),
      paidAs: fc.constant('store-credit' as const),
    },
    { requiredKeys: ['kind', 'rate'] },
  ),
  fc.record({
    kind: fc.constant('flat-per-order' as const),
    amount,
    afterRefund: fc.constantFrom('kept' as const, 'prorated' as const, 'lost' as const),
  }),
  fc.record({
    kind: fc.constantFrom(
      'flat-per-item' as const,
      'per-lead' as const,
      'per-valid-click' as const,
      'per-approved-content' as const,
    ),
    amount,
  }),
  fc.record({
    kind: fc.constant('per-thousand-views' as const),
    amount,
    formatMultipliers: fc.record(
      { video: decimal(1n), story: decimal(1n) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  }),
  fc.record({ kind: fc.constant('milestone' as const), milestone: id, amount }),
);

const period = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
const measure = fc.constantFrom('revenue' as const, 'commission' as const, 'orders' as const);

const term: fc.Arbitrary<PeriodTerm> = fc.oneof(
  fc.record({
    kind: fc.constant('tiers' as const),
    termId: id,
    period,
    measure,
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    applies: fc.constantFrom('next-period' as const, 'marginal' as const, 'retroactive' as const),
    steps: fc.array(fc.record({ tier: id, from: minorUnits, addedRate: decimal(100n) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('cap' as const),
    termId: id,
    period: fc.oneof(period, fc.constant('day' as const)),
    most: money,
  }),
  fc.record({ kind: fc.constant('guarantee' as const), termId: id, period, atLeast: money }),
  fc.record({
    kind: fc.constant('bonus' as const),
    termId: id,
    period,
    measure,
    threshold: minorUnits,
    amount: money,
  }),
);

/** Versions of any form that a document can have, whether or not they make sense. */
export const somePlanVersion: fc.Arbitrary<PlanVersion> = fc.record(
  {
    planId: id,
    versionId: id,
    publishedAt: moment,
    effectiveFrom: moment,
    rounding: fc.constantFrom('half-even' as const, 'half-up' as const, 'down' as const),
    base: fc.record({ includeTax: fc.boolean(), includeGiftCards: fc.boolean() }),
    otherCurrencies: fc.constantFrom('exchange' as const, 'next-rule' as const),
    rules: fc.array(
      fc.record(
        { ruleId: id, when: someCondition, rewards: fc.array(reward, { maxLength: 3 }) },
        { requiredKeys: ['ruleId', 'rewards'] },
      ),
      { maxLength: 4 },
    ),
    assistBonus: fc.record(
      {
        ruleId: id,
        amount: money,
        to: fc.constantFrom('any' as const, 'first' as const),
        dailyCap: money,
      },
      { requiredKeys: ['ruleId', 'amount', 'to'] },
    ),
    referralShare: fc.record({ ruleId: id, rate: decimal(100n) }),
    renewals: fc.record(
      {
        earn: fc.oneof(
          fc.constantFrom('lifetime' as const, 'first-payment' as const),
          fc.record({ maxMonths: fc.integer({ min: 1, max: 1_200 }) }),
        ),
        resumeDays: fc.integer({ min: 1, max: 3_650 }),
      },
      { requiredKeys: ['earn'] },
    ),
    periodTerms: fc.array(term, { maxLength: 3 }),
    overridesRateProtection: fc.record({
      reason: fc.constantFrom('legal' as const, 'correction' as const),
      note: fc.constant('The law says so.'),
    }),
  },
  {
    requiredKeys: [
      'planId',
      'versionId',
      'publishedAt',
      'effectiveFrom',
      'rounding',
      'base',
      'otherCurrencies',
      'rules',
    ],
  },
);
