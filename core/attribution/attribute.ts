import type {
  AttributableConversion,
  Attribute,
  AttributionEvidence,
  JudgedTouch,
} from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { judgeEligibility } from './eligibility/judge-eligibility.ts';
import { judgeVisits } from './eligibility/judge-visits.ts';
import { markDuplicates } from './eligibility/mark-duplicates.ts';
import { collectJourney } from './models/collect-journey.ts';
import { creditJourney } from './models/credit-journey.ts';
import { openModel } from './models/open-model.ts';
import type { AttributionPolicy } from './policy.ts';
import { applyPrecedence } from './precedence/apply-precedence.ts';
import { sortByTouch } from './sort-by-touch.ts';

const noEvidence: AttributionEvidence = {};

/**
 * Decides who led to a conversion, exactly, and why nobody else did: eligibility of each touch,
 * precedence between the eligible, then the policy's model over those that are left.
 *
 * Pure: any candidates give an answer, and their order does not matter. Two records of one touch
 * (same `touchId`) count once: the first that is eligible; the others are `duplicate`.
 *
 * @throws RangeError for a model whose parameters make no sense; publishing a policy refuses those.
 */
export const attribute: Attribute = (candidates, conversion, policy, evidence = noEvidence) => {
  const { judged, judgedChannels } = applyPrecedence(
    judgeTouches(candidates, conversion, policy),
    judgeVisits(evidence.channels ?? [], conversion, policy),
    { conversion, policy },
  );
  const journey = collectJourney(judged, judgedChannels);
  const { model, weightSetId } = openModel(policy.model, evidence.weightSet);

  return {
    model: policy.model.kind,
    policy,
    ...(weightSetId === undefined ? {} : { weightSetId }),
    ...creditJourney(journey, model, conversion),
    judged,
    judgedChannels,
  };
};

function judgeTouches(
  candidates: readonly Candidate[],
  conversion: AttributableConversion,
  policy: AttributionPolicy,
): readonly JudgedTouch[] {
  const judged = sortByTouch(candidates, ({ touch }) => touch).map((candidate): JudgedTouch => {
    const { touch } = candidate;
    const ageMs = conversion.convertedAt - touch.at;
    const windowDays = touch.kind === 'view' ? policy.viewWindowDays : policy.clickWindowDays;
    const question = { candidate, conversion, policy, ageMs, windowDays };
    return { candidate, verdict: judgeEligibility(question), ageMs, windowDays };
  });
  return markDuplicates(judged, ({ candidate }) => candidate.touch.touchId);
}
