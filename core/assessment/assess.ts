import type { Attribution } from '../attribution/attribution.ts';
import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import type { PlanVersion } from '../plans/plan.ts';
import { earnsAsRenewal } from '../subscriptions/earns-as-renewal.ts';
import type { Assessment, LineBase, RenewedOrder, Terms } from './assessment.ts';
import { computeAssistBonuses } from './commission/assist-bonuses.ts';
import { listBindingVersions } from './commission/binding-version.ts';
import { computeCommission } from './commission/compute-commission.ts';
import { findEarningTouches } from './commission/find-earning-touches.ts';
import { findLackingPairs } from './commission/find-lacking-pairs.ts';
import { keepHighest } from './commission/keep-highest.ts';
import { computeReferralShares } from './commission/referral-shares.ts';
import type { Sale } from './commission/sale.ts';
import { sumOwed, sumOwedInKind } from './commission/sum-owed.ts';
import type { CommissionGroup } from './commission-group.ts';
import { earnsNothing } from './earns-nothing.ts';
import { computeLineBases } from './line-bases.ts';
import { listMissingRates } from './list-missing-rates.ts';
import type { OrderSnapshot } from './order-facts.ts';
import type { OrderState } from './order-state.ts';

/**
 * What an order owes to whom, and why, at one moment: the bases of its lines, the rule that each
 * line and credit falls under, and the commission, rounded once per group and split exactly; with
 * the assist bonuses and referral shares of the plan, and at the terms that protect whom they protect.
 *
 * Pure: the same order, credits and terms give the same cents. A restatement passes the frozen
 * attribution and terms with the order's new state. A renewal is assessed at those of the first
 * payment of its subscription, and owes nothing once the plan pays for renewals no longer. A test,
 * cancelled, voided or wholly refunded order owes nothing. An amount in another currency is left out
 * while its rate is not among the terms, and `missingRates` names it: then the assessment says only
 * what can be said so far.
 *
 * @throws RangeError while the order itself has not arrived, or if a credit has no eligible touch.
 */
export function assess(input: {
  readonly conversionId: string;
  readonly order: OrderState;
  readonly attribution: Attribution;
  readonly terms: Terms;
  readonly flaggedIdentities?: readonly string[] | undefined;
  readonly renewalOf?: RenewedOrder | undefined;
}): Assessment {
  const { conversionId, order, attribution, terms, flaggedIdentities, renewalOf } = input;
  const { snapshot } = order;
  if (snapshot === undefined) throw new RangeError('A parked order cannot be assessed.');

  const lines = computeLineBases(order, terms.planVersion.base);
  const sale = { order: snapshot, attribution, terms, earning: findEarningTouches(attribution) };
  const { groups, lacking } = earnsNothing(snapshot, order)
    ? nothing
    : computeGroups(order, lines, sale, renewalOf);
  const missingRates = listMissingRates(lacking, terms, snapshot.placedAt);

  return {
    conversionId,
    currency: snapshot.currency,
    attribution,
    terms,
    lines,
    groups,
    owed: sumOwed(groups),
    owedInKind: sumOwedInKind(groups),
    ...(missingRates.length === 0 ? {} : { missingRates }),
    ...(flaggedIdentities === undefined ? {} : { flaggedIdentities }),
    ...(renewalOf === undefined ? {} : { renewalOf }),
  };
}

type Outcome = {
  readonly groups: readonly CommissionGroup[];
  /** Pairs of currencies whose rates were missing. */
  readonly lacking: readonly CurrencyPair[];
};

const nothing: Outcome = { groups: [], lacking: [] };

/** @param lines with the bases of the version in force. */
function computeGroups(
  order: OrderState,
  lines: readonly LineBase[],
  sale: Sale,
  renewalOf: RenewedOrder | undefined,
): Outcome {
  const versions = listBindingVersions(sale.terms);
  const [inForce] = versions;
  const outcomes = versions.map((binding) => {
    const { version } = binding;
    if (!earnsUnder(version, sale.order, renewalOf)) return { ...binding, ...nothing };
    const own = binding === inForce ? lines : computeLineBases(order, version.base);
    const commission = computeCommission(own, version, sale);
    return {
      ...binding,
      groups: [...commission, ...computeAssistBonuses(own, version, sale)],
      lacking: findLackingPairs(own, version, sale),
    };
  });
  const enrolmentOf = (creatorId: string) => findEnrolment(sale.attribution, creatorId);
  const held = keepHighest(outcomes, (creatorId) => enrolmentOf(creatorId)?.enrolledAt);
  return {
    groups: [...held, ...computeReferralShares(held, versions, enrolmentOf)],
    lacking: outcomes.flatMap(({ lacking }) => lacking),
  };
}

function earnsUnder(
  { renewals }: PlanVersion,
  { placedAt }: OrderSnapshot,
  renewalOf: RenewedOrder | undefined,
): boolean {
  return renewalOf === undefined || earnsAsRenewal(renewals, renewalOf.placedAt, placedAt);
}

function findEnrolment({ judged }: Attribution, creatorId: string) {
  return judged.find(({ candidate }) => candidate.touch.creatorId === creatorId)?.candidate
    .enrolment;
}
