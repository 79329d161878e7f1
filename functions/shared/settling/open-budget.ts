import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Allowance } from '../../../core/plans/budgets/allowance.ts';
import type { Budget } from '../../../core/plans/budgets/budget.ts';
import type { BudgetStore, StoredAllowance } from '../../../core/plans/budgets/budget-store.ts';
import { budgetZones } from '../../../core/plans/budgets/budget-zones.ts';
import { stateWithLeases } from '../../../core/plans/budgets/decide-use.ts';
import { findStop } from '../../../core/plans/budgets/find-stop.ts';
import { budgetAllowance } from '../../../core/plans/budgets/to-allowance.ts';
import { budgetOf } from '../../../core/programs/budget-of.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** A program's budget as one conversion finds it. */
export type OpenBudget = {
  readonly budget: Budget;
  readonly allowance: Allowance;
  readonly read: StoredAllowance;
  /** Since when touches do not earn any more. */
  readonly stoppedAt?: Instant;
};

/**
 * Reads the budget that a conversion uses; `undefined` if the program has none, for which nothing is
 * read, or while the order itself has not arrived.
 */
export async function openBudget(
  budgets: Pick<BudgetStore, 'read'>,
  program: Program,
  conversionId: string,
  { facts }: Pick<StoredConversion, 'facts'>,
): Promise<OpenBudget | undefined> {
  const budget = budgetOf(program);
  if (budget === undefined) return undefined;
  const { snapshot, activity } = foldOrder(facts);
  const eventAt = snapshot?.placedAt ?? activity?.activity.at;
  if (eventAt === undefined) return undefined;

  const allowance = budgetAllowance(budget, { eventAt, zones: budgetZones });
  const read = await budgets.read(allowance.key, conversionId);
  const stoppedAt = findStop(allowance, stateWithLeases(allowance, read));
  return { budget, allowance, read, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
}
