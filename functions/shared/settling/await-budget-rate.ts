import type { Assessment } from '../../../core/assessment/assessment.ts';
import type { ReportedActivityAssessment } from '../../../core/assessment/conversion-assessment.ts';
import { listMissingRates } from '../../../core/assessment/list-missing-rates.ts';
import { listBudgetPairs } from '../../../core/programs/list-budget-pairs.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { Instant } from '../../../core/time/instant.ts';

/**
 * Lets an open conversion wait for the rate at which it counts against a budget in another currency,
 * as it does for those of its plan: once closed, it would never be counted. It owes the same meanwhile.
 */
export function awaitBudgetRate<Assessed extends Assessment | ReportedActivityAssessment>(
  assessment: Assessed,
  program: Pick<Program, 'budget' | 'campaignBudgets'>,
  at: Instant,
): Assessed {
  const { owed, currency, terms, missingRates = [] } = assessment;
  const lacking = listBudgetPairs(program, currency).filter(
    (pair) => !terms.rates?.some(({ from, to }) => from === pair.from && to === pair.to),
  );
  if (owed.length === 0 || lacking.length === 0) return assessment;
  return {
    ...assessment,
    missingRates: listMissingRates([...missingRates, ...lacking], terms, at),
  };
}
