import { describe, expect, it } from '@jest/globals';
import type { Budget } from '../../../../core/plans/budgets/budget.ts';
import {
  budgetAllowance,
  codeAllowance,
  unitsOfBudget,
} from '../../../../core/plans/budgets/to-allowance.ts';

const budget: Budget = {
  merchantId: 'm1',
  budgetId: 'spring',
  scope: { kind: 'campaign', campaignId: 'spring-2026' },
  amount: { minorUnits: 5_000_00n, currency: 'USD' },
  whenSpent: 'honour',
};
const time = {
  eventAt: Date.parse('2026-04-01T03:00:00Z'),
  zones: [{ zone: 'America/New_York', from: 0 }],
};

describe('a budget', () => {
  it('is one amount for all time, or begins anew with each period of the merchant', () => {
    expect(budgetAllowance(budget, time)).toEqual({
      key: { merchantId: 'm1', kind: 'budget', id: 'spring' },
      units: 5_000_00n,
      whenSpent: 'honour',
    });
    expect(budgetAllowance({ ...budget, period: 'month' }, time).key.periodKey).toBe('2026-03');
  });

  it('takes commissions of its own currency only', () => {
    expect(unitsOfBudget(budget, { minorUnits: 12_34n, currency: 'USD' })).toBe(12_34n);
    expect(() => unitsOfBudget(budget, { minorUnits: 1n, currency: 'EUR' })).toThrow(RangeError);
  });
});

describe('the usage limit of a code', () => {
  it('counts uses, apart from a budget of the same name', () => {
    const limit = { merchantId: 'm1', code: 'spring', uses: 50n, whenSpent: 'stop' } as const;

    expect(codeAllowance(limit, time)).toEqual({
      key: { merchantId: 'm1', kind: 'code', id: 'spring' },
      units: 50n,
      whenSpent: 'stop',
    });
    expect(codeAllowance({ ...limit, period: 'day' }, time).key.periodKey).toBe('2026-03-31');
  });
});
