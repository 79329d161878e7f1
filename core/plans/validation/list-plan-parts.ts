import type { PlanVersion } from '../plan.ts';
import type { PlanPart } from './finding.ts';

/** Everything in a version that has an id, in the order in which people write it. */
export function listPlanParts(version: PlanVersion): PlanPart[] {
  const { rules, assistBonus, referralShare, periodTerms = [] } = version;
  return [
    ...rules.map(rulePart),
    ...(assistBonus === undefined ? [] : [assistBonusPart(assistBonus)]),
    ...(referralShare === undefined ? [] : [referralSharePart(referralShare)]),
    ...periodTerms.map(termPart),
  ];
}

type WithRuleId = { readonly ruleId: string };

export function rulePart({ ruleId }: WithRuleId, place: number): PlanPart {
  return { what: 'Rule', id: ruleId, path: ['rules', place] };
}

export function assistBonusPart({ ruleId }: WithRuleId): PlanPart {
  return { what: 'Assist bonus', id: ruleId, path: ['assistBonus'] };
}

export function referralSharePart({ ruleId }: WithRuleId): PlanPart {
  return { what: 'Referral share', id: ruleId, path: ['referralShare'] };
}

export function termPart({ termId }: { readonly termId: string }, place: number): PlanPart {
  return { what: 'Term', id: termId, path: ['periodTerms', place] };
}
