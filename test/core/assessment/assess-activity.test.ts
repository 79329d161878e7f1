import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Activity } from '../../../core/assessment/activity.ts';
import { assessActivity } from '../../../core/assessment/assess-activity.ts';
import type { Terms } from '../../../core/assessment/assessment.ts';
import type { Condition } from '../../../core/plans/condition.ts';
import type { PlanVersion, Rule } from '../../../core/plans/plan.ts';
import type { ActivityReward, Reward } from '../../../core/plans/reward.ts';
import {
  aPlanVersion,
  daysBeforeOrder,
  orderMoment,
  percent,
  someTerms,
} from '../../support/factories/index.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const perLead: Reward = { kind: 'per-lead', amount: usd(500n) };
const perClick: Reward = { kind: 'per-valid-click', amount: usd(12n) };
const perContent: Reward = { kind: 'per-approved-content', amount: usd(5_000n) };
const milestone = (name: string, minorUnits: bigint): Reward => ({
  kind: 'milestone',
  milestone: name,
  amount: usd(minorUnits),
});
const perViews = (
  minorUnits: bigint,
  formatMultipliers: Extract<
    ActivityReward,
    { kind: 'per-thousand-views' }
  >['formatMultipliers'] = {},
): Reward => ({ kind: 'per-thousand-views', amount: usd(minorUnits), formatMultipliers });

const anActivity = (changes: Partial<Activity> = {}): Activity => ({
  kind: 'lead',
  creatorId: 'mia',
  quantity: 1n,
  currency: 'USD',
  at: orderMoment,
  ...changes,
});
const assessed = (
  activity: Partial<Activity>,
  rules: readonly Rule[],
  terms: Partial<Terms> = {},
  version: Partial<PlanVersion> = {},
) =>
  assessActivity({
    activity: anActivity(activity),
    terms: someTerms({ planVersion: aPlanVersion({ rules, ...version }), ...terms }),
  });
const owed = (...input: Parameters<typeof assessed>) =>
  assessed(...input).owed.map(({ minorUnits }) => minorUnits);
const ruleWith = (...rewards: Reward[]) => [{ ruleId: 'rule', rewards }];

describe('an activity earns', () => {
  it.each<[string, Partial<Activity>, Reward, bigint]>([
    ['5.00 for each of 3 leads', { kind: 'lead', quantity: 3n }, perLead, 1_500n],
    ['0.12 for each of 250 valid clicks', { kind: 'clicks', quantity: 250n }, perClick, 3_000n],
    ['50.00 for each of 2 approved pieces', { kind: 'content', quantity: 2n }, perContent, 10_000n],
    [
      '250.00 for the milestone that was reached',
      { kind: 'milestone', milestone: 'kick-off' },
      milestone('kick-off', 25_000n),
      25_000n,
    ],
    ['4.00 for each 1,000 views', { kind: 'reach', quantity: 12_000n }, perViews(400n), 4_800n],
    // 400 x 12,345 / 1000 = 4,938.
    ['its part of 1,000 views', { kind: 'reach', quantity: 12_345n }, perViews(400n), 4_938n],
    // 400 x 1,234 x 3/2 / 1000 = 740.4.
    [
      'more for views of a format that counts more',
      { kind: 'reach', quantity: 1_234n, format: 'short' },
      perViews(400n, { short: { numerator: 3n, denominator: 2n } }),
      740n,
    ],
    // 250 x 2 / 1000 = 0.5, half to even.
    ['nothing for half a cent', { kind: 'reach', quantity: 2n }, perViews(250n), 0n],
    // 250 x 6 / 1000 = 1.5, half to even.
    ['rounded once, half to even', { kind: 'reach', quantity: 6n }, perViews(250n), 2n],
    [
      'once for views of a format without a multiplier',
      { kind: 'reach', quantity: 1_000n, format: 'photo' },
      perViews(400n, { short: { numerator: 3n, denominator: 2n } }),
      400n,
    ],
  ])('%s', (_, activity, reward, minorUnits) => {
    const { groups } = assessed(activity, ruleWith(reward));

    expect(groups).toMatchObject([
      {
        ruleId: 'rule',
        versionId: 'v1',
        reward: reward.kind,
        quantity: activity.quantity ?? 1n,
        minorUnits,
        shares: [{ creatorId: 'mia', minorUnits }],
      },
    ]);
    expect(owed(activity, ruleWith(reward))).toEqual(minorUnits === 0n ? [] : [minorUnits]);
  });

  it('in kind as well as in cash', () => {
    const points: Reward = { kind: 'per-lead', amount: { minorUnits: 20n, unit: 'points' } };

    expect(assessed({ quantity: 2n }, ruleWith(perLead, points))).toMatchObject({
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
      owedInKind: [{ creatorId: 'mia', minorUnits: 40n, unit: 'points' }],
    });
  });

  it('for a milestone by the first rule that names it', () => {
    const rules = [
      { ruleId: 'one', rewards: [milestone('kick-off', 100n)] },
      { ruleId: 'two', rewards: [milestone('delivery', 200n), milestone('kick-off', 1n)] },
    ];

    expect(owed({ kind: 'milestone', milestone: 'delivery' }, rules)).toEqual([200n]);
    expect(owed({ kind: 'milestone', milestone: 'unheard-of' }, rules)).toEqual([]);
  });

  it('exactly its amount x views x multiplier / 1,000, rounded by the plan', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 6n });
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt({ min: 1n, max: 400n }), (amount, views, parts) => {
        const reward = perViews(amount, { video: { numerator: parts, denominator: 100n } });
        const activity = { kind: 'reach', quantity: views, format: 'video' } as const;

        const [group] = assessed(activity, ruleWith(reward), {}, { rounding: 'down' }).groups;

        expect(group?.minorUnits).toBe((amount * views * parts) / 100_000n);
      }),
    );
  });
});

describe('the rule of an activity', () => {
  it('is the first with a reward for such an activity', () => {
    const rules = [
      { ruleId: 'sales', rewards: [percent(10n)] },
      { ruleId: 'clicks', rewards: [perClick] },
      { ruleId: 'leads', rewards: [perLead] },
    ];

    expect(assessed({}, rules).groups).toMatchObject([{ ruleId: 'leads' }]);
  });

  it('is none without any reward, because those leave out goods', () => {
    const rules = [
      { ruleId: 'nothing', rewards: [] },
      { ruleId: 'leads', rewards: [perLead] },
    ];

    expect(owed({}, rules)).toEqual([500n]);
  });

  it('leaves an activity in another currency to the next one', () => {
    const rules = [
      { ruleId: 'usd', rewards: [perLead] },
      {
        ruleId: 'eur',
        rewards: [
          { kind: 'per-lead', amount: { minorUnits: 400n, currency: 'EUR' } } satisfies Reward,
        ],
      },
    ];

    expect(owed({ currency: 'EUR' }, rules)).toEqual([400n]);
  });

  it.each<[string, Condition, Partial<Activity>]>([
    ['the creator', { creator: ['mia'] }, {}],
    ['the group', { group: ['founders'] }, { group: 'founders' }],
    ['the tier', { tier: ['gold'] }, { tier: 'gold' }],
    ['the country', { country: ['DE'] }, { country: 'DE' }],
    ['the format', { format: ['video'] }, { format: 'video' }],
    ['the platform', { platform: ['youtube'] }, { platform: 'youtube' }],
    ['the campaign', { campaign: ['summer'] }, { campaignId: 'summer' }],
    ['the time', { time: { from: orderMoment, until: orderMoment + 1 } }, {}],
  ])('may ask about %s', (_, when, activity) => {
    const rules = (condition: Condition) => [
      { ruleId: 'rule', when: condition, rewards: [perLead] },
    ];

    expect(owed(activity, rules(when))).toEqual([500n]);
    expect(owed(activity, rules({ not: when }))).toEqual([]);
  });

  it.each<[string, Condition]>([
    ['goods', { product: ['product-1'] }],
    ['a touch', { touchKind: ['click', 'agent', 'view', 'code'] }],
    ['an order', { orderValue: { atLeast: usd(0n) } }],
    ['a subscription', { paymentNumber: { from: 1 } }],
  ])('does not hold where it asks about %s', (_, when) => {
    expect(owed({}, [{ ruleId: 'rule', when, rewards: [perLead] }])).toEqual([]);
  });
});

describe('an activity', () => {
  const lower = [{ ruleId: 'rule', rewards: [{ ...perLead, amount: usd(300n) }] }];
  const protecting = [
    {
      version: aPlanVersion({ versionId: 'v0', rules: ruleWith(perLead) }),
      enrolledBefore: daysBeforeOrder(10),
    },
  ];

  it('is protected as orders are, where it is known since when the creator is enrolled', () => {
    const since = (enrolledAt: number | undefined) => owed({ enrolledAt }, lower, { protecting });

    expect(since(daysBeforeOrder(11))).toEqual([500n]);
    expect(since(daysBeforeOrder(10))).toEqual([300n]);
    expect(since(undefined)).toEqual([300n]);
  });

  it('earns a share for whoever brought the creator in', () => {
    const referralShare = { ruleId: 'referral', rate: { numerator: 1n, denominator: 10n } };

    const { owed: amounts } = assessed(
      { referredBy: 'rex' },
      ruleWith(perLead),
      {},
      { referralShare },
    );

    expect(amounts).toEqual([
      { creatorId: 'mia', minorUnits: 500n },
      { creatorId: 'rex', minorUnits: 50n },
    ]);
  });

  it.each<[string, Partial<Activity>]>([
    ['a negative quantity', { quantity: -1n }],
    ['a milestone without a name', { kind: 'milestone' }],
    ['a milestone reached twice', { kind: 'milestone', milestone: 'kick-off', quantity: 2n }],
  ])('is refused with %s', (_, activity) => {
    expect(() => assessed(activity, ruleWith(perLead))).toThrow(RangeError);
  });
});
