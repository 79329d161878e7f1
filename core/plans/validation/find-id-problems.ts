import type { PlanVersion } from '../plan.ts';
import type { PlanProblem } from '../plan-problem.ts';
import { locateFindings } from './finding.ts';
import { listPlanParts } from './list-plan-parts.ts';

/** Ids that are empty, or shared by several rules, bonuses, shares and terms: each of those once. */
export function findIdProblems(version: PlanVersion): PlanProblem[] {
  const parts = listPlanParts(version);
  const byId = [...Map.groupBy(parts, ({ id }) => id).values()];
  return [
    ...parts
      .filter(({ id }) => id === '')
      .flatMap((part) => locateFindings(part, [{ message: 'the id is empty.' }])),
    ...byId.flatMap(([, second]) =>
      second === undefined || second.id === ''
        ? []
        : locateFindings(second, [
            { message: 'the id is used more than once; explanations name rules by their ids.' },
          ]),
    ),
  ];
}
