import { describe, expect, it } from '@jest/globals';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import { validatePlanVersion } from '../../../core/plans/validate-plan-version.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../support/factories/index.ts';

const withRule = (rule: Partial<PlanVersion['rules'][number]>) =>
  aPlanVersion({ rules: [{ ruleId: 'launch', rewards: [percent(10n)], ...rule }] });

describe('validatePlanVersion', () => {
  it('finds nothing wrong with a sound version', () => {
    const version = aPlanVersion({
      rules: [
        {
          ruleId: 'tents',
          when: { all: [{ product: ['p1'] }, { not: { currency: ['JPY'] } }, { customer: 'new' }] },
          rewards: [percent(100n), flatPerOrder(500n)],
        },
        { ruleId: 'nothing-else', rewards: [] },
      ],
    });

    expect(validatePlanVersion(version)).toEqual([]);
  });

  it.each<[string, PlanVersion, RegExp]>([
    ['a rate above 100 %', withRule({ rewards: [percent(1_001n, 1_000n)] }), /100\.1 % is above/],
    ['a negative rate', withRule({ rewards: [percent(-1n)] }), /rate cannot be negative/],
    ['a rate without value', withRule({ rewards: [percent(1n, 0n)] }), /positive denominator/],
    ['a negative flat reward', withRule({ rewards: [flatPerOrder(-1n)] }), /cannot be negative/],
    [
      'a reward in an unknown currency',
      withRule({ rewards: [flatPerOrder(1n, 'kept', 'EURO')] }),
      /"EURO" is not an ISO 4217/,
    ],
    [
      'a condition on an unknown currency',
      withRule({ when: { any: [{ not: { currency: ['GBX'] } }] } }),
      /"GBX" is not an ISO 4217/,
    ],
    ['an empty list', withRule({ when: { all: [{ product: [] }] } }), /"product" lists nothing/],
    ['an empty combination', withRule({ when: { any: [] } }), /"any" lists nothing/],
  ])('names the rule that has %s', (_, version, message) => {
    const problems = validatePlanVersion(version);

    expect(problems).toEqual([{ ruleId: 'launch', message: expect.stringMatching(message) }]);
    expect(problems[0]?.message).toMatch(/^Rule launch: /);
  });

  it('refuses terms that take effect before they are published', () => {
    const version = aPlanVersion();

    const problems = validatePlanVersion({ ...version, publishedAt: version.effectiveFrom + 1 });

    expect(problems).toEqual([{ message: expect.stringContaining('before it is published') }]);
  });

  it('refuses a version without rules', () => {
    expect(validatePlanVersion(aPlanVersion({ rules: [] }))).toEqual([
      { message: expect.stringContaining('no rules') },
    ]);
  });

  it('names an id that several rules share, once', () => {
    const rule = { ruleId: 'twin', rewards: [percent(10n)] };

    expect(validatePlanVersion(aPlanVersion({ rules: [rule, rule, rule] }))).toEqual([
      { ruleId: 'twin', message: expect.stringContaining('more than once') },
    ]);
  });
});
