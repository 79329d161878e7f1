import { describe, expect, it } from '@jest/globals';
import { findUnsettledTerms } from '../../../core/plans/find-unsettled-terms.ts';
import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { PlanPath } from '../../../core/plans/plan-problem.ts';
import { aPlanVersion, flatPerOrder, percent } from '../../support/factories/index.ts';

const usd = { minorUnits: 100n, currency: 'USD' };
const points = { minorUnits: 100n, unit: 'points' } as const;
const rate = { numerator: 1n, denominator: 100n };

describe('findUnsettledTerms', () => {
  it('lets pass what is settled: percentages, flat amounts of every unit, activities, help, conditions, protection', () => {
    const version = aPlanVersion({
      rules: [
        {
          ruleId: 'all',
          when: { not: { tier: ['gold'] } },
          rewards: [percent(5n), flatPerOrder(1n), { kind: 'flat-per-item', amount: usd }],
        },
        {
          ruleId: 'in-kind',
          rewards: [
            { kind: 'percent', rate, paidAs: 'store-credit' },
            { kind: 'flat-per-item', amount: points },
          ],
        },
        {
          ruleId: 'activities',
          rewards: [
            { kind: 'per-lead', amount: usd },
            { kind: 'per-valid-click', amount: usd },
            { kind: 'per-thousand-views', amount: points, formatMultipliers: {} },
            { kind: 'per-approved-content', amount: usd },
            { kind: 'milestone', milestone: 'kickoff', amount: usd },
          ],
        },
      ],
      assistBonus: { ruleId: 'helper', amount: usd, to: 'any' },
      overridesRateProtection: { reason: 'legal', note: 'A law.' },
    });

    expect(findUnsettledTerms(version)).toEqual([]);
  });

  it.each<[string, PlanVersion, PlanPath, RegExp]>([
    [
      'a daily cap of help',
      aPlanVersion({ assistBonus: { ruleId: 'helper', amount: usd, to: 'any', dailyCap: usd } }),
      ['assistBonus', 'dailyCap'],
      /^Assist bonus helper: a daily cap/,
    ],
    [
      'a term of a period',
      aPlanVersion({
        periodTerms: [{ kind: 'cap', termId: 'ceiling', period: 'month', most: usd }],
      }),
      ['periodTerms', 0],
      /^Term ceiling: a term of the kind "cap" is not settled/,
    ],
  ])('names %s', (_, version, path, message) => {
    expect(findUnsettledTerms(version)).toEqual([
      {
        severity: 'error',
        ruleId: expect.any(String),
        path,
        message: expect.stringMatching(message),
      },
    ]);
    expect(findUnsettledTerms(version)[0]?.message).toMatch(/by this version of Tributary yet\.$/);
  });
});
