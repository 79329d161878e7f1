import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition } from '../../../../core/plans/condition.ts';
import { type ConditionSubject, matchesCondition } from '../../../../core/plans/match-condition.ts';
import type { Rule } from '../../../../core/plans/plan.ts';
import type { Reward } from '../../../../core/plans/reward.ts';
import { validatePlanVersion } from '../../../../core/plans/validate-plan-version.ts';
import { someCondition, someSubject } from '../../../support/arbitrary-conditions.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../../support/factories/index.ts';

const lead: Reward = { kind: 'per-lead', amount: { minorUnits: 1n, currency: 'USD' } };
const rule = (ruleId: string, when?: Condition, ...rewards: readonly Reward[]): Rule => ({
  ruleId,
  ...(when === undefined ? {} : { when }),
  rewards,
});
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

  it('are only those that decide about no subject at all', () => {
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
      fc.property(
        rules,
        fc.array(someSubject, { minLength: 20, maxLength: 40 }),
        (all, subjects) => {
          const unreachable = validatePlanVersion(aPlanVersion({ rules: all }))
            .filter(({ message }) => /never decides|always decides/.test(message))
            .map(({ ruleId }) => ruleId);
          named += unreachable.length;

          for (const subject of subjects) {
            expect(unreachable).not.toContain(decidingRule(all, subject)?.ruleId);
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(named).toBeGreaterThan(20);
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
