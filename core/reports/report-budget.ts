import { type MoneyDocument, toMoneyDocument } from '../money/money-document.ts';
import type { Allowance } from '../plans/budgets/allowance.ts';
import type { Budget } from '../plans/budgets/budget.ts';
import type { StoredAllowance } from '../plans/budgets/budget-store.ts';
import { stateWithLeases } from '../plans/budgets/decide-use.ts';
import { findStop } from '../plans/budgets/find-stop.ts';
import { formatInstant } from '../time/format-instant.ts';

/** How much of a budget is reserved by what its conversions owe, paid or not. */
export type BudgetReport = {
  readonly amount: MoneyDocument;
  readonly whenSpent: Budget['whenSpent'];
  /** Such as `2026-03`; `null` for a budget without periods. */
  readonly period: string | null;
  readonly used: MoneyDocument;
  readonly left: MoneyDocument;
  /** Owed beyond it. */
  readonly overspent: MoneyDocument;
  /** Since when touches do not earn any more. */
  readonly stoppedAt: string | null;
};

export function reportBudget(
  { amount, whenSpent }: Budget,
  allowance: Allowance,
  stored: StoredAllowance,
): BudgetReport {
  const { currency } = amount;
  const state = stateWithLeases(allowance, stored);
  const left = allowance.units - state.usedUnits;
  const stop = findStop(allowance, state);
  const money = (minorUnits: bigint) => toMoneyDocument({ minorUnits, currency });
  return {
    amount: toMoneyDocument(amount),
    whenSpent,
    period: allowance.key.periodKey ?? null,
    used: money(state.usedUnits),
    left: money(left > 0n ? left : 0n),
    overspent: money(left < 0n ? -left : 0n),
    stoppedAt: stop === undefined ? null : formatInstant(stop),
  };
}
