import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../../../core/plans/condition.ts';
import { type ConditionSubject, matchesCondition } from '../../../../core/plans/match-condition.ts';
import type { Rule } from '../../../../core/plans/plan.ts';
import type { Reward } from '../../../../core/plans/reward.ts';
import { validatePlanVersion } from '../../../../core/plans/validate-plan-version.ts';
import { someCondition } from '../../../support/arbitrary-conditions.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../../support/factories/index.ts';
import { someSale } from './some-sale.ts';

const lead: Reward = { kind: 'per-lead', amount: { minorUnits: 1n, currency: 'USD' } };
const rule = (ruleId: string, when?: Condition, ...rewards: readonly Reward[]): Rule => ({
  ruleId,
  ...(when === undefined ? {} : { when }),
  rewards,
});
const usd = (minorUnits: bigint) => ({ minorUnits, currency: 'USD' });
const numbers = (length: number) => Array.from({ length }, (_, index) => index);
const messagesOf = (...rules: readonly Rule[]) =>
  validatePlanVersion(aPlanVersion({ rules })).map(({ message }) => message);

describe('rules that never decide', () => {
  it.each<[string, Rule, RegExp]>([
    ['without condition', rule('first'), /rule first before it matches all/],
    [
      'that matches more',
      rule('first', { product: ['1', '2', '3'] }),
      /rule first before it matches all/,
    ],
    [
      'with the same condition and currency',
      rule('first', second().when, flatPerOrder(500n)),
      /condition of rule first, and both promise amounts in USD/,
    ],
  ])('are named with the rule before them %s', (_, first, message) => {
    expect(messagesOf(first, second())).toEqual([expect.stringMatching(message)]);
    expect(messagesOf(first, second())[0]).toMatch(/^Rule second: /);
  });

  it('are not those before a rule that matches more', () => {
    expect(messagesOf(second(), rule('rest'))).toEqual([]);
  });

  it('are named with the rules that hide them together, and with no other', () => {
    const messages = messagesOf(
      rule('tents', { product: ['1'] }),
      rule('americans', { country: ['US'] }),
      rule('stoves', { product: ['2'] }),
      second(),
    );

    expect(messages).toEqual([
      expect.stringMatching(/^Rule second: .*the rules tents and stoves before it together/),
    ]);
  });

  it.each<[string, Rule]>([
    ['matches less', rule('first', { product: ['1'] })],
    ['is for customers who are known', rule('first', { customer: 'new' })],
    ['promises another currency', rule('first', undefined, flatPerOrder(1n, 'kept', 'EUR'))],
    ['is for another activity', rule('first', undefined, lead)],
  ])('are not those after a rule that %s', (_, first) => {
    expect(messagesOf(first, second())).toEqual([]);
  });

  it('are found among rules for one activity', () => {
    const messages = messagesOf(
      rule('any', undefined, lead),
      rule('us', { country: ['US'] }, lead),
    );

    expect(messages).toEqual([expect.stringMatching(/^Rule us: .*rule any/)]);
  });

  it('are found where each of their activities is decided before', () => {
    const click: Reward = { kind: 'per-valid-click', amount: { minorUnits: 1n, currency: 'USD' } };
    const messages = messagesOf(
      rule('leads', undefined, lead),
      rule('clicks', undefined, click),
      rule('both', undefined, lead, click),
    );

    expect(messages).toEqual([
      expect.stringMatching(/^Rule both: .*the rules leads and clicks before it together/),
    ]);
    expect(
      messagesOf(rule('leads', undefined, lead), rule('both', undefined, lead, click)),
    ).toEqual([]);
  });

  it('are only those that decide about no sale at all', () => {
    const rewards = fc.constantFrom<readonly Reward[]>(
      [percent(1n)],
      [flatPerOrder(1n, 'kept', 'USD')],
      [flatPerOrder(1n, 'kept', 'EUR')],
    );
    const rules = fc
      .array(fc.tuple(fc.option(someCondition), rewards), { minLength: 2, maxLength: 5 })
      .map((drafts) =>
        drafts.map(([when, given], index) => rule(`r${index}`, when ?? undefined, ...given)),
      );
    let named = 0;

    fc.assert(
      fc.property(rules, fc.array(someSale, { minLength: 20, maxLength: 40 }), (all, subjects) => {
        const unreachable = validatePlanVersion(aPlanVersion({ rules: all }))
          .filter(({ message }) => /never decides|always decides/.test(message))
          .map(({ ruleId }) => ruleId);
        named += unreachable.length;

        for (const subject of subjects) {
          expect(unreachable).not.toContain(decidingRule(all, subject)?.ruleId);
        }
      }),
      { numRuns: 200 },
    );
    expect(named).toBeGreaterThan(20);
  });

  it.each<[string, Condition, Condition, Condition | undefined]>([
    ['with a boost and without', { amplified: true }, { amplified: false }, undefined],
    ['before a day and from it on', { time: { until: 10 } }, { time: { from: 10 } }, undefined],
    [
      'of low and of high value in a currency',
      { orderValue: { below: usd(100n) } },
      { orderValue: { atLeast: usd(100n) } },
      { currency: ['USD'] },
    ],
    [
      'for new customers and all others',
      { customer: 'new' },
      { not: { customer: 'new' } },
      undefined,
    ],
  ])('are found after rules for sales %s', (_, one, other, rest) => {
    expect(messagesOf(rule('one', one), rule('other', other), rule('rest', rest))).toEqual([
      expect.stringMatching(/^Rule rest: .*the rules one and other before it together/),
    ]);
  });

  it.each<[string, Condition, Condition]>([
    ['before a day and after it', { time: { until: 10 } }, { time: { from: 11 } }],
    [
      'of low and of high value, which are in one currency',
      { orderValue: { below: usd(100n) } },
      { orderValue: { atLeast: usd(100n) } },
    ],
    [
      'of low value in one currency and of high value in another',
      { orderValue: { below: usd(100n) } },
      { orderValue: { atLeast: { minorUnits: 100n, currency: 'EUR' } } },
    ],
    ['for new and for returning customers', { customer: 'new' }, { customer: 'returning' }],
    [
      'for first and for later payments',
      { paymentNumber: { to: 1 } },
      { paymentNumber: { from: 2 } },
    ],
  ])('are not those after rules for sales %s', (_, one, other) => {
    expect(messagesOf(rule('one', one), rule('other', other), rule('rest'))).toEqual([]);
  });

  it.each<[string, (index: number) => Condition]>([
    ['a creator and a touch', (index) => ({ all: [{ creator: [`c${index}`] }, byCode()] })],
    [
      'goods and a customer',
      (index) => ({ all: [{ product: [`p${index}`] }, { customer: 'new' }] }),
    ],
    [
      'goods and a country or a tag',
      (index) => ({
        all: [
          { product: [`p${index}`, `p${index + 1}`] },
          { any: [{ country: ['DE'] }, { tag: [`t${index}`] }] },
        ],
      }),
    ],
    ['a week', (index) => ({ time: { from: 10 * index, until: 10 * index + 7 } })],
    [
      'a value and a time',
      (index) => ({
        all: [
          { orderValue: { atLeast: usd(BigInt(index)) } },
          { time: { from: 1_000 - index } },
          { customer: 'returning' },
        ],
      }),
    ],
  ])('are found by two rules after 250 for %s each', (_, condition) => {
    const ordinary = numbers(250).map((index) => rule(`r${index}`, condition(index)));
    const before = performance.now();

    const messages = messagesOf(
      ...ordinary,
      rule('touched', { any: [byCode(), { tag: ['sale'] }] }),
      rule('untouched', { not: { all: [byCode(), { platform: ['web'] }] } }),
      rule('rest'),
    );

    expect(messages.filter((message) => message.startsWith('Rule rest'))).toEqual([
      expect.stringMatching(/the rules touched and untouched before it together/),
    ]);
    expect(performance.now() - before).toBeLessThan(4_000);
  });

  it('are none of 200 for goods, nor the rest', () => {
    const goods = numbers(200).map((index) =>
      rule(`r${index}`, {
        all: [{ product: [`p${index}`, `p${index + 1}`] }, { not: { tag: [`t${index % 9}`] } }],
      }),
    );

    expect(messagesOf(...goods, rule('rest'))).toEqual([]);
  });

  it('are warned of where nobody can tell whether a rule is one', () => {
    // Nine pigeons do not fit into eight holes, which no search sees without trying very long.
    const inHole = (pigeon: number, hole: number): Condition => ({ tag: [`${pigeon}-${hole}`] });
    const noTwo = numbers(8).flatMap((hole) =>
      numbers(9).flatMap((first) =>
        numbers(first).map((second) =>
          rule(`no-${hole}-${first}-${second}`, {
            all: [inHole(first, hole), inHole(second, hole)],
          }),
        ),
      ),
    );
    const everyPigeon: Condition = {
      all: numbers(9).map((pigeon) => ({ any: numbers(8).map((hole) => inHole(pigeon, hole)) })),
    };

    const version = aPlanVersion({ rules: [...noTwo, rule('pigeons', everyPigeon), rule('rest')] });

    expect(validatePlanVersion(version)).toEqual([
      {
        severity: 'warning',
        ruleId: 'pigeons',
        path: ['rules', noTwo.length],
        message: expect.stringMatching(/^Rule pigeons: .*could not be told/),
      },
    ]);
  });

  it('are found in a plan whose rules overlap too much to be told apart', () => {
    const products = (index: number) =>
      Array.from({ length: 30 }, (_, place) => `${(index * 7 + place * 13) % 400}`);
    const many = Array.from({ length: 80 }, (_, index) =>
      rule(`r${index}`, {
        all: [{ product: products(index) }, { not: { tag: [`t${index % 9}`] } }],
      }),
    );

    expect(messagesOf(...many, rule('rest'), rule('hidden', { link: ['a'] })).at(-1)).toMatch(
      /^Rule hidden: .*rule rest/,
    );
  });
});

function byCode(): Condition {
  return { touchKind: ['code'] };
}

function second(): Rule {
  return rule('second', { product: ['1', '2'] }, flatPerOrder(800n));
}

function decidingRule(rules: readonly Rule[], subject: ConditionSubject): Rule | undefined {
  return rules.find(
    ({ when, rewards }) =>
      rewards.every(
        (reward) =>
          reward.kind !== 'flat-per-order' ||
          ('currency' in reward.amount && reward.amount.currency === subject.currency),
      ) &&
      (when === undefined || matchesCondition(when, subject)),
  );
}
