/** Reads what `budgetOf` and `campaignBudgetsOf` made: whose budget it is, and its currency. */
export function readBudgetId(budgetId: string): {
  readonly programId: string;
  readonly campaignId?: string;
  readonly currency: string;
} {
  const end = budgetId.lastIndexOf('~');
  const [programId = '', campaignId] = budgetId.slice(0, end).split('/');
  return {
    programId,
    ...(campaignId === undefined ? {} : { campaignId }),
    currency: budgetId.slice(end + 1),
  };
}
