import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../core/plans/condition.ts';
import type { PlanVersion, Rule } from '../../../core/plans/plan.ts';
import type { PlanPath } from '../../../core/plans/plan-problem.ts';
import type { Reward } from '../../../core/plans/reward.ts';
import { validatePlanVersion } from '../../../core/plans/validate-plan-version.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../support/factories/index.ts';

const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const rewarded = (...rewards: readonly Reward[]) => withRule({ rewards });
const when = (condition: Condition) => withRule({ when: condition });

function withRule(rule: Partial<Rule>): PlanVersion {
  return aPlanVersion({ rules: [{ ruleId: 'launch', rewards: [percent(10n)], ...rule }] });
}

describe('validatePlanVersion', () => {
  it('finds nothing wrong with a version that uses everything', () => {
    const version = aPlanVersion({
      rules: [
        {
          ruleId: 'tents',
          when: {
            all: [
              { product: ['p1'] },
              { not: { currency: ['JPY'] } },
              { customer: 'new' },
              { orderValue: { atLeast: usd(1n) } },
              { tier: ['gold'] },
            ],
          },
          rewards: [percent(50n), flatPerOrder(500n)],
        },
        {
          ruleId: 'points',
          when: { category: ['tents'] },
          rewards: [
            { kind: 'flat-per-item', amount: { minorUnits: 5n, unit: 'points' } },
            { kind: 'flat-per-item', amount: { minorUnits: 5n, unit: 'store-credit:USD' } },
          ],
        },
        { ruleId: 'views', rewards: [perThousandViews()] },
        { ruleId: 'nothing-else', rewards: [] },
      ],
      assistBonus: { ruleId: 'helper', amount: usd(100n), to: 'any', dailyCap: usd(500n) },
      referralShare: { ruleId: 'referrer', rate: { numerator: 5n, denominator: 100n } },
      periodTerms: [
        {
          kind: 'tiers',
          termId: 'volume',
          period: 'month',
          measure: 'revenue',
          currency: 'USD',
          applies: 'next-period',
          steps: [
            { tier: 'silver', from: 0n, addedRate: { numerator: 0n, denominator: 100n } },
            { tier: 'gold', from: 100_000n, addedRate: { numerator: 2n, denominator: 100n } },
          ],
        },
        { kind: 'cap', termId: 'ceiling', period: 'month', most: usd(500_000n) },
        { kind: 'guarantee', termId: 'floor', period: 'month', atLeast: usd(50_000n) },
      ],
    });

    expect(validatePlanVersion(version)).toEqual([]);
  });

  it.each<[string, PlanVersion, PlanPath, RegExp]>([
    [
      'a rate above 100 %',
      rewarded(percent(1_001n, 1_000n)),
      ['rewards', 0],
      /100\.1 % is above 100 % of the base/,
    ],
    ['a negative rate', rewarded(percent(-1n)), ['rewards', 0], /rate cannot be negative/],
    ['a rate without value', rewarded(percent(1n, 0n)), ['rewards', 0], /positive denominator/],
    ['a rate of nothing', rewarded(percent(0n)), ['rewards', 0], /reward of nothing/],
    [
      'percentages above 100 % together',
      rewarded(percent(60n), percent(405n, 1_000n)),
      ['rewards'],
      /together are 100\.5 %/,
    ],
    ['a negative flat reward', rewarded(flatPerOrder(-1n)), ['rewards', 0], /cannot be negative/],
    ['a flat reward of nothing', rewarded(flatPerOrder(0n)), ['rewards', 0], /has no rewards/],
    [
      'a reward in an unknown currency',
      rewarded(flatPerOrder(1n, 'kept', 'EURO')),
      ['rewards', 0],
      /"EURO" is not an ISO 4217/,
    ],
    [
      'a reward without a currency',
      rewarded(flatPerOrder(1n, 'kept', '')),
      ['rewards', 0],
      /no currency; add one/,
    ],
    [
      'store credit in an unknown currency',
      rewarded({
        kind: 'flat-per-item',
        amount: { minorUnits: 1n, unit: 'store-credit:constructor' },
      }),
      ['rewards', 0],
      /"constructor" is not an ISO 4217/,
    ],
    [
      'a sample of nothing',
      rewarded({ kind: 'flat-per-item', amount: { minorUnits: 1n, unit: 'sample:' } }),
      ['rewards', 0],
      /names no SKU/,
    ],
    [
      'a milestone without a name',
      rewarded({ kind: 'milestone', milestone: '', amount: usd(1n) }),
      ['rewards', 0],
      /milestone has no name/,
    ],
    [
      'a negative multiplier',
      rewarded({ ...perThousandViews(), formatMultipliers: { video: rate(-1n) } }),
      ['rewards', 0],
      /multiplier of "video" cannot be negative/,
    ],
    [
      'amounts in two currencies',
      rewarded(flatPerOrder(1n, 'kept', 'USD'), flatPerOrder(1n, 'kept', 'EUR')),
      ['rewards'],
      /amounts in USD and EUR.*make a rule for each/,
    ],
    [
      'sales and activities',
      rewarded(percent(1n), { kind: 'per-lead', amount: usd(1n) }),
      ['rewards'],
      /sales and other activities/,
    ],
    [
      'a question about goods where a lead is earned',
      withRule({
        when: { any: [{ country: ['DE'] }, { not: { product: ['p1'] } }] },
        rewards: [{ kind: 'per-lead', amount: usd(1n) }],
      }),
      ['when', 'any', 1, 'not', 'product'],
      /"product" is about orders.*"per-lead"/,
    ],
    ...(
      [
        { touchKind: ['click', 'agent', 'view', 'code'] },
        { code: ['MIA10'] },
        { link: ['mia'] },
        { amplified: false },
      ] satisfies Condition[]
    ).map((condition): [string, PlanVersion, PlanPath, RegExp] => [
      `a question about the "${Object.keys(condition)[0]}" of a buyer where a lead is earned`,
      withRule({ when: condition, rewards: [{ kind: 'per-lead', amount: usd(1n) }] }),
      ['when', Object.keys(condition)[0] ?? ''],
      /is about how the buyer of an order came.*"per-lead"/,
    ]),
    [
      'a condition on an unknown currency',
      when({ any: [{ not: { currency: ['GBX'] } }] }),
      ['when', 'any', 0, 'not', 'currency'],
      /"GBX" is not an ISO 4217/,
    ],
    ['an empty list', when({ all: [{ tag: [] }] }), ['when', 'all', 0, 'tag'], /lists nothing/],
    ['an empty combination', when({ any: [] }), ['when', 'any'], /"any" lists nothing/],
    [
      'an order value in two currencies',
      when({ orderValue: { atLeast: usd(1n), below: { minorUnits: 9n, currency: 'EUR' } } }),
      ['when', 'orderValue'],
      /is in USD and EUR/,
    ],
    ['no order value', when({ orderValue: {} }), ['when', 'orderValue'], /"atLeast", "below"/],
    [
      'an order value that none has',
      when({ orderValue: { atLeast: usd(5n), below: usd(5n) } }),
      ['when', 'orderValue'],
      /no amount is in the range/,
    ],
    [
      'a payment before the first',
      when({ paymentNumber: { from: 0 } }),
      ['when', 'paymentNumber'],
      /counted 1, 2, 3/,
    ],
    [
      'payments in the wrong order',
      when({ paymentNumber: { from: 3, to: 2 } }),
      ['when', 'paymentNumber'],
      /no payment is in the range/,
    ],
    [
      'a boost that ends before it begins',
      when({ time: { from: 20, until: 20 } }),
      ['when', 'time'],
      /ends before it begins/,
    ],
    [
      'a condition that excludes itself',
      when({ all: [{ product: ['p1'] }, { any: [{ product: ['p2'] }, { product: ['p3'] }] }] }),
      ['when'],
      /can never hold: what it asks of "product" excludes itself/,
    ],
    [
      'a condition on two currencies at once',
      when({ all: [{ currency: ['EUR'] }, { currency: ['USD'] }] }),
      ['when'],
      /can never hold: what it asks of "currency" excludes itself/,
    ],
    [
      'an order value in a currency that it excludes',
      when({ all: [{ currency: ['EUR'] }, { orderValue: { atLeast: usd(1n) } }] }),
      ['when'],
      /can never hold: it allows other currencies/,
    ],
    [
      'a condition that excludes the currency of its amounts',
      withRule({ when: { not: { currency: ['USD', 'CAD'] } }, rewards: [flatPerOrder(1n)] }),
      ['when'],
      /amounts are in USD, and its condition lets no order in USD through/,
    ],
  ])('names the rule that has %s', (_, version, path, message) => {
    expect(validatePlanVersion(version)).toEqual([
      {
        severity: 'error',
        ruleId: 'launch',
        path: ['rules', 0, ...path],
        message: expect.stringMatching(message),
      },
    ]);
    expect(validatePlanVersion(version)[0]?.message).toMatch(/^Rule launch: /);
  });

  it.each<[string, Condition, PlanPath, RegExp]>([
    ['a tier that no term defines', { tier: ['gold'] }, ['when', 'tier'], /tier "gold".*by hand/],
    [
      'a country that shops write otherwise',
      { not: { country: ['Germany'] } },
      ['when', 'not', 'country'],
      /"Germany" is not a country/,
    ],
    [
      'a choice that nobody has',
      { any: [{ product: ['p1'] }, { all: [{ customer: 'new' }, { customer: 'returning' }] }] },
      ['when', 'any', 1],
      /a part of its condition can never hold.*"customer"/,
    ],
  ])('warns of %s, and lets it be published', (_, condition, path, message) => {
    expect(validatePlanVersion(when(condition))).toEqual([
      {
        severity: 'warning',
        ruleId: 'launch',
        path: ['rules', 0, ...path],
        message: expect.stringMatching(message),
      },
    ]);
  });

  it('refuses terms that take effect before they are published', () => {
    const version = aPlanVersion();

    const problems = validatePlanVersion({ ...version, publishedAt: version.effectiveFrom + 1 });

    expect(problems).toMatchObject([
      { severity: 'error', message: expect.stringContaining('before it is published') },
    ]);
  });

  it('refuses a version without rules', () => {
    expect(validatePlanVersion(aPlanVersion({ rules: [] }))).toMatchObject([
      { message: expect.stringContaining('no rules') },
    ]);
  });

  it('refuses to override rate protection without a reason that people can read', () => {
    const version = aPlanVersion({ overridesRateProtection: { reason: 'legal', note: '' } });

    expect(validatePlanVersion(version)).toMatchObject([
      { message: expect.stringContaining('write the note') },
    ]);
  });

  it('names an id that several rules share, once', () => {
    const rule = { ruleId: 'twin', rewards: [percent(10n)] };

    expect(validatePlanVersion(aPlanVersion({ rules: [rule, rule, rule] }))).toMatchObject([
      { ruleId: 'twin', path: ['rules', 1], message: expect.stringContaining('more than once') },
    ]);
  });

  it('names an id that a rule shares with a bonus, a share or a term', () => {
    const ids = { ruleId: 'everything' };

    const problems = validatePlanVersion(
      aPlanVersion({ referralShare: { ...ids, rate: rate(5n) } }),
    );

    expect(problems).toMatchObject([
      { path: ['referralShare'], message: expect.stringMatching(/^Referral share everything: /) },
    ]);
  });
});

function rate(percentage: bigint) {
  return { numerator: percentage, denominator: 100n };
}

function perThousandViews(): Extract<Reward, { kind: 'per-thousand-views' }> {
  return {
    kind: 'per-thousand-views',
    amount: usd(200n),
    formatMultipliers: { video: { numerator: 3n, denominator: 2n } },
  };
}

describe('validatePlanVersion of a version that exchanges amounts', () => {
  const euros = flatPerOrder(500n, 'kept', 'EUR');
  const exchanging = (...rules: readonly Rule[]) =>
    validatePlanVersion(aPlanVersion({ otherCurrencies: 'exchange', rules })).map(
      ({ ruleId, message }) => [ruleId, message],
    );

  it('lets one rule promise money in several currencies, and for orders in another one', () => {
    const rewards = [euros, flatPerOrder(1n, 'kept', 'USD')];

    expect(exchanging({ ruleId: 'both', rewards })).toEqual([]);
    expect(exchanging({ ruleId: 'yen', when: { currency: ['JPY'] }, rewards })).toEqual([]);
  });

  it('finds that the twin of a rule in another currency never decides, as the first one does', () => {
    const twins = [
      { ruleId: 'euros', rewards: [euros] },
      { ruleId: 'dollars', rewards: [flatPerOrder(550n)] },
    ];

    expect(exchanging(...twins)).toEqual([
      ['dollars', expect.stringContaining('it never decides, because rule euros before it')],
    ]);
    expect(validatePlanVersion(aPlanVersion({ rules: twins }))).toEqual([]);
  });

  it('still holds store credit to its currency', () => {
    const credit = (unit: 'store-credit:USD' | 'store-credit:EUR'): Reward => ({
      kind: 'flat-per-item',
      amount: { minorUnits: 5n, unit },
    });
    const rewards = [credit('store-credit:USD'), credit('store-credit:EUR')];

    expect(exchanging({ ruleId: 'credit', rewards })).toEqual([
      ['credit', expect.stringContaining('amounts in USD and EUR')],
    ]);
  });
});

describe('the renewals of a version', () => {
  it.each([
    { earn: { maxMonths: 0 } },
    { earn: { maxMonths: 1.5 } },
    { earn: { maxMonths: 1_201 } },
    { earn: 'lifetime', resumeDays: 0 },
    { earn: 'lifetime', resumeDays: 3_651 },
  ] as const)('are refused with numbers that say nothing: %j', (renewals) => {
    const found = validatePlanVersion(aPlanVersion({ renewals }));

    expect(found).toMatchObject([{ severity: 'error' }]);
    expect(found[0]?.path[0]).toBe('renewals');
  });

  it('are accepted with the least and the most that can be meant', () => {
    for (const [maxMonths, resumeDays] of [
      [1, 1],
      [1_200, 3_650],
    ] as const) {
      const version = aPlanVersion({ renewals: { earn: { maxMonths }, resumeDays } });
      expect(validatePlanVersion(version)).toEqual([]);
    }
  });
});
