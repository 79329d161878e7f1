import type { Budget } from '../plans/budgets/budget.ts';
import type { UsageLimit } from '../plans/budgets/usage-limit.ts';
import type { Code, Program } from './program.ts';

/**
 * What a program may spend on commissions. Its currency is part of its id: a budget in another one
 * is another budget, whose use is counted from nothing.
 */
export function budgetOf({ merchantId, programId, budget }: Program): Budget | undefined {
  if (budget === undefined) return undefined;
  return {
    merchantId,
    budgetId: `${programId}~${budget.amount.currency}`,
    scope: { kind: 'program', programId },
    ...budget,
  };
}

/** What the campaigns of a program may spend of it, each by itself. */
export function campaignBudgetsOf({
  merchantId,
  programId,
  campaignBudgets = [],
}: Program): Budget[] {
  return campaignBudgets.map(({ campaignId, ...budget }) => ({
    merchantId,
    budgetId: `${programId}/${campaignId}~${budget.amount.currency}`,
    scope: { kind: 'campaign', campaignId },
    ...budget,
  }));
}

/** How many orders may use a code and earn by it. */
export function usageLimitOf({ merchantId, code, usageLimit }: Code): UsageLimit | undefined {
  return usageLimit && { merchantId, code, ...usageLimit };
}
