import type { Budget } from '../plans/budgets/budget.ts';
import type { Program } from './program.ts';

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
