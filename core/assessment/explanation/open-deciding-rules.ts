import type { PlanVersion, Rule } from '../../plans/plan.ts';
import type { Assessment } from '../assessment.ts';
import { listBindingVersions } from '../commission/binding-version.ts';
import { findEarningTouches } from '../commission/find-earning-touches.ts';
import { type LineMatches, matchRules } from '../commission/match-rules.ts';
import { computeLineBases } from '../line-bases.ts';
import type { OrderState } from '../order-state.ts';

/** What decided about one credit on one line; without a rule, none applied. */
export type Decision = { readonly version: PlanVersion; readonly rule?: Rule };

/**
 * Answers by which rules a creator's credits were decided on a line. Commission is kept only where
 * there is some, so the rules are matched again, as the assessment did it: on what it has frozen, and
 * on the order. Nothing is matched before something is asked.
 *
 * @throws RangeError while the order itself has not arrived.
 */
export function openDecidingRules(assessment: Assessment, order: OrderState) {
  const known = new Map<PlanVersion, readonly LineMatches[]>();
  const matchesOf = (version: PlanVersion) => {
    const matches = known.get(version) ?? matchVersion(version, assessment, order);
    known.set(version, matches);
    return matches;
  };
  return (creatorId: string, lineId: string): Decision[] => {
    const version = findVersion(creatorId, assessment);
    const found = matchesOf(version).find(({ line }) => line.lineId === lineId);
    if (found === undefined) return [];
    return assessment.attribution.credits
      .filter((credit) => credit.creatorId === creatorId)
      .map((credit) => ({
        version,
        rule: found.matches.find(({ credits }) => credits.includes(credit))?.rule,
      }));
  };
}

function matchVersion(
  version: PlanVersion,
  { attribution, terms, lines }: Assessment,
  order: OrderState,
): LineMatches[] {
  if (order.snapshot === undefined) throw new RangeError('A parked order has no lines yet.');
  const own = version === terms.planVersion ? lines : computeLineBases(order, version.base);
  const earning = findEarningTouches(attribution);
  return matchRules(own, version, { order: order.snapshot, attribution, terms, earning });
}

/** The version that holds for a creator; the one in force for whom no other one gives anything. */
function findVersion(creatorId: string, { groups, terms }: Assessment): PlanVersion {
  const holding = groups.find(
    ({ reward, shares }) =>
      // Whose commission it is a part of decides about a referral share.
      reward !== 'referral-share' && shares.some((share) => share.creatorId === creatorId),
  );
  const binding = listBindingVersions(terms).find(
    ({ version }) => version.versionId === holding?.versionId && version.planId === holding.planId,
  );
  return binding?.version ?? terms.planVersion;
}
