import { loseAs } from './lose-as.ts';
import type { PrecedenceStep } from './precedence-step.ts';

/** Touches after creators were told that the budget is spent do not earn. */
export const stopAtBudget: PrecedenceStep = {
  rule: 'budget',
  findLosers: ({ contenders, conversion: { budgetStoppedAt } }) =>
    budgetStoppedAt === undefined
      ? []
      : loseAs(
          'budget-exhausted',
          contenders.filter(({ candidate }) => candidate.touch.at > budgetStoppedAt),
        ),
};
