import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPlanVersion } from '../../../adapters/documents/read-plan-version.ts';
import { toPlanVersionDocument } from '../../../adapters/documents/to-plan-version-document.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { PlanPath } from '../../../core/plans/plan-problem.ts';
import { somePlanVersion } from '../../support/arbitrary-plan-versions.ts';
import { aPlanVersion } from '../../support/factories/a-plan-version.ts';

const rulesOf = (...rules: readonly object[]) => readPlanVersion({ rules });
const rewardOf = (reward: object) => rulesOf({ ruleId: 'launch', rewards: [reward] });
const conditionOf = (when: unknown) => rulesOf({ ruleId: 'launch', when, rewards: [] });
const flat = (amount: unknown) => rewardOf({ kind: 'flat-per-order', amount });
const termOf = (term: object) =>
  readPlanVersion({ rules: [], periodTerms: [{ termId: 'volume', ...term }] });
const tiers = { kind: 'tiers', period: 'month', measure: 'revenue', currency: 'USD' };

describe('the document of a plan version', () => {
  it('says all that the version says, whatever it is', () => {
    fc.assert(
      fc.property(somePlanVersion, (version) => {
        const document = JSON.parse(JSON.stringify(toPlanVersionDocument(version)));
        const { planId, publishedAt, ...written } = document;
        const read = readPlanVersion(written);

        expect(read).toEqual({ kind: 'version', version: withoutPublishing(version) });
        expect({ planId, publishedAt }).toEqual({
          planId: version.planId,
          publishedAt: expect.stringMatching(/Z$/),
        });
      }),
    );
  });

  it('says what a version of earlier days means for other currencies, which nobody could say then', () => {
    const { otherCurrencies } = toPlanVersionDocument(aPlanVersion());

    expect(otherCurrencies).toBe('next-rule');
  });

  it('reads what people write, and fills in what they leave out', () => {
    const read = readPlanVersion({
      rules: [
        {
          ruleId: 'codes',
          when: {
            all: [
              { code: ['mia10'] },
              { orderValue: { atLeast: { amount: '50', currency: 'USD' } } },
              { time: { until: '2026-03-02T12:00:00+02:00' } },
            ],
          },
          rewards: [
            { kind: 'percent', rate: '12.5' },
            { kind: 'flat-per-item', amount: { storeCredit: { amount: '1.50', currency: 'USD' } } },
            { kind: 'flat-per-order', amount: { sample: 'STOVE', pieces: '2' } },
          ],
        },
        { ruleId: 'views', rewards: [{ kind: 'per-thousand-views', amount: { points: '40' } }] },
      ],
      periodTerms: [
        { termId: 'volume', ...tiers, steps: [{ tier: 'a', from: '1000', addedRate: '2' }] },
        {
          termId: 'sprint',
          kind: 'bonus',
          period: 'year',
          measure: 'orders',
          threshold: 25,
          amount: { amount: '100', currency: 'JPY' },
        },
      ],
    });

    expect(read).toEqual({
      kind: 'version',
      version: {
        rounding: 'half-even',
        base: { includeTax: false, includeGiftCards: false },
        otherCurrencies: 'exchange',
        rules: [
          {
            ruleId: 'codes',
            when: {
              all: [
                { code: ['MIA10'] },
                { orderValue: { atLeast: { minorUnits: 5_000n, currency: 'USD' } } },
                { time: { until: Date.parse('2026-03-02T10:00:00Z') } },
              ],
            },
            rewards: [
              { kind: 'percent', rate: { numerator: 125n, denominator: 1_000n } },
              { kind: 'flat-per-item', amount: { minorUnits: 150n, unit: 'store-credit:USD' } },
              {
                kind: 'flat-per-order',
                amount: { minorUnits: 2n, unit: 'sample:STOVE' },
                afterRefund: 'prorated',
              },
            ],
          },
          {
            ruleId: 'views',
            rewards: [
              {
                kind: 'per-thousand-views',
                amount: { minorUnits: 40n, unit: 'points' },
                formatMultipliers: {},
              },
            ],
          },
        ],
        periodTerms: [
          {
            termId: 'volume',
            ...tiers,
            applies: 'next-period',
            steps: [{ tier: 'a', from: 100_000n, addedRate: { numerator: 2n, denominator: 100n } }],
          },
          {
            termId: 'sprint',
            kind: 'bonus',
            period: 'year',
            measure: 'orders',
            threshold: 25n,
            amount: { minorUnits: 100n, currency: 'JPY' },
          },
        ],
      },
    });
  });

  it.each<[string, ReturnType<typeof readPlanVersion>, PlanPath, RegExp]>([
    [
      'a rate that is a number',
      rewardOf({ kind: 'percent', rate: 12.5 }),
      ['rules', 0, 'rewards', 0, 'rate'],
      /percentage as text, in quotes/,
    ],
    [
      'a rate with its sign',
      rewardOf({ kind: 'percent', rate: '5 %' }),
      ['rules', 0, 'rewards', 0, 'rate'],
      /not a percentage such as "12\.5"/,
    ],
    [
      'a kind that there is not',
      rewardOf({ kind: 'percentage', rate: '5' }),
      ['rules', 0, 'rewards', 0, 'kind'],
      /one of these kinds: percent, flat-per-order/,
    ],
    [
      'an amount that is a number',
      flat({ amount: 8, currency: 'USD' }),
      ['rules', 0, 'rewards', 0, 'amount', 'amount'],
      /amount as text, in quotes/,
    ],
    [
      'an amount without currency',
      flat({ amount: '8.00' }),
      ['rules', 0, 'rewards', 0, 'amount', 'currency'],
      /The currency is missing/,
    ],
    [
      'yen with decimals',
      flat({ amount: '8.00', currency: 'JPY' }),
      ['rules', 0, 'rewards', 0, 'amount'],
      /not an amount of its currency: .*without decimals/,
    ],
    [
      'a currency in small letters',
      flat({ amount: '8.00', currency: 'usd' }),
      ['rules', 0, 'rewards', 0, 'amount'],
      /"usd" is not an ISO 4217 currency/,
    ],
    [
      'gold as a currency of an order value',
      conditionOf({ orderValue: { below: { amount: '8.00', currency: 'XAU' } } }),
      ['rules', 0, 'when', 'orderValue', 'below'],
      /"XAU" is not an ISO 4217 currency/,
    ],
    [
      'a product without pieces',
      flat({ product: 'TENT' }),
      ['rules', 0, 'rewards', 0, 'amount'],
      /An amount is .*pieces/,
    ],
    [
      'two amounts in one',
      flat({ amount: '8.00', currency: 'USD', points: '5' }),
      ['rules', 0, 'rewards', 0, 'amount'],
      /An amount is /,
    ],
    [
      'a test that there is not',
      conditionOf({ all: [{ customers: 'new' }] }),
      ['rules', 0, 'when', 'all', 0, 'customers'],
      /There is no "customers" here/,
    ],
    [
      'a list that is none',
      conditionOf({ tier: 'gold' }),
      ['rules', 0, 'when', 'tier'],
      /"tier" has to be a list/,
    ],
    ['a list of nothing', conditionOf({ any: [] }), ['rules', 0, 'when', 'any'], /"any" is empty/],
    [
      'a field that is left out',
      readPlanVersion({ versionId: 'v1', rules: [{ ruleId: 'launch' }] }),
      ['rules', 0, 'rewards'],
      /"rewards" is missing/,
    ],
    [
      'two tests in one condition',
      conditionOf({ customer: 'new', country: ['DE'] }),
      ['rules', 0, 'when'],
      /tests country, customer; combine them/,
    ],
    ['an empty condition', conditionOf({}), ['rules', 0, 'when'], /leave "when" out/],
    [
      'a product id that is a number',
      conditionOf({ product: [7] }),
      ['rules', 0, 'when', 'product', 0],
      /in quotes/,
    ],
    [
      'a condition nested without end',
      conditionOf(nested(5_000)),
      ['rules', 0, 'when'],
      /nested more than 20 deep/,
    ],
  ])('names the rule and the place of %s', (_, read, path, message) => {
    expect(read).toEqual({
      kind: 'invalid',
      problems: [
        { severity: 'error', ruleId: 'launch', path, message: expect.stringMatching(message) },
      ],
    });
    expect(read.kind === 'invalid' && read.problems[0]?.message).toMatch(/^Rule launch: /);
  });

  it.each<[string, object, PlanPath, RegExp]>([
    [
      'revenue that is a number',
      { ...tiers, steps: [{ tier: 'a', from: 1_000, addedRate: '2' }] },
      ['steps', 0, 'from'],
      /amount of USD in quotes/,
    ],
    [
      'half an order',
      { ...tiers, measure: 'orders', steps: [{ tier: 'a', from: '0.5', addedRate: '2' }] },
      ['steps', 0, 'from'],
      /whole number of orders/,
    ],
    ['a kind that there is not', { kind: 'tier' }, ['kind'], /tiers, cap, guarantee, bonus/],
    ['no tiers', { ...tiers, steps: [] }, ['steps'], /./],
  ])('names the term with %s', (_, term, path, message) => {
    expect(termOf(term)).toMatchObject({
      problems: [
        {
          ruleId: 'volume',
          path: ['periodTerms', 0, ...path],
          message: expect.stringMatching(message),
        },
      ],
    });
  });

  it.each([undefined, null, 'rules', [], 5])('takes %p for no version', (document) => {
    expect(readPlanVersion(document)).toMatchObject({ kind: 'invalid', problems: [{ path: [] }] });
  });
});

function nested(depth: number): object {
  let condition: object = { customer: 'new' };
  for (let level = 0; level < depth; level += 1) condition = { not: condition };
  return condition;
}

function withoutPublishing({ planId: _, publishedAt: __, ...written }: PlanVersion) {
  return written;
}
