import { applyPrecedence } from './apply-precedence.ts';
import type { AttributableConversion, Attribute, JudgedTouch } from './attribution.ts';
import type { Candidate } from './candidate.ts';
import { creditJourney } from './credit-journey.ts';
import { judgeEligibility } from './judge-eligibility.ts';
import { models } from './models.ts';
import type { AttributionPolicy } from './policy.ts';
import { sortCandidates } from './sort-candidates.ts';

/**
 * Decides who led to a conversion, exactly, and why nobody else did: eligibility of each touch,
 * precedence between the eligible, then the policy's model over those that are left.
 *
 * Total and pure: any candidates give an answer, and their order does not matter. Two records of
 * one touch (same `touchId`) count once; the later one is a `duplicate`.
 */
export const attribute: Attribute = (candidates, conversion, policy) => {
  const judged = applyPrecedence(judgeTouches(candidates, conversion, policy), policy);
  const journey = judged.filter(({ verdict }) => verdict === 'eligible');

  return {
    model: policy.model,
    policy,
    ...creditJourney(journey, models[policy.model]),
    judged,
  };
};

function judgeTouches(
  candidates: readonly Candidate[],
  conversion: AttributableConversion,
  policy: AttributionPolicy,
): JudgedTouch[] {
  const seen = new Set<string>();
  return sortCandidates(candidates).map((candidate) => {
    const { touch } = candidate;
    const ageMs = conversion.convertedAt - touch.at;
    const windowDays = touch.kind === 'view' ? policy.viewWindowDays : policy.clickWindowDays;
    const isRepeated = seen.has(touch.touchId);
    seen.add(touch.touchId);
    const verdict = judgeEligibility({ candidate, conversion, ageMs, windowDays, isRepeated });
    return { candidate, verdict, ageMs, windowDays };
  });
}
