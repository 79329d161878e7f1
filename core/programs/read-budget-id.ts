/** Reads what `budgetOf` made: whose budget it is, and its currency. */
export function readBudgetId(budgetId: string): {
  readonly programId: string;
  readonly currency: string;
} {
  const end = budgetId.lastIndexOf('~');
  return { programId: budgetId.slice(0, end), currency: budgetId.slice(end + 1) };
}
