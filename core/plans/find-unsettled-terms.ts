import type { AssistBonus, PlanVersion } from './plan.ts';
import type { PlanProblem } from './plan-problem.ts';
import { type Finding, locateFindings } from './validation/finding.ts';
import { assistBonusPart, termPart } from './validation/list-plan-parts.ts';

/**
 * What plans may promise and this version of Tributary does not settle yet. It is said in this place
 * only: whatever learns to settle one of them takes it out here. A promise that nobody keeps is worse
 * than a refusal, so publishing refuses them.
 */
export function findUnsettledTerms(version: PlanVersion): PlanProblem[] {
  const { assistBonus, periodTerms = [] } = version;
  return [
    ...(assistBonus === undefined
      ? []
      : locateFindings(assistBonusPart(assistBonus), findUnsettledCap(assistBonus))),
    ...periodTerms.flatMap((term, place) =>
      locateFindings(termPart(term, place), [unsettled(`a term of the kind "${term.kind}"`)]),
    ),
  ];
}

function findUnsettledCap({ dailyCap }: AssistBonus): Finding[] {
  return dailyCap === undefined ? [] : [unsettled('a daily cap of assist bonuses', ['dailyCap'])];
}

function unsettled(what: string, path: Finding['path'] = []): Finding {
  return { path, message: `${what} is not settled by this version of Tributary yet.` };
}
