import { assess } from '../../../core/assessment/assess.ts';
import { assessAdjustment } from '../../../core/assessment/assess-adjustment.ts';
import type { Assessment } from '../../../core/assessment/assessment.ts';
import { bringCloseForward } from '../../../core/assessment/bring-close-forward.ts';
import { computeActivityCloseAt } from '../../../core/assessment/compute-activity-close-at.ts';
import { computeCloseAt } from '../../../core/assessment/compute-close-at.ts';
import { computeExpiryAt } from '../../../core/assessment/compute-expiry-at.ts';
import {
  type ConversionAssessment,
  requireOrderAssessment,
} from '../../../core/assessment/conversion-assessment.ts';
import type { EarlyCloseInForce } from '../../../core/assessment/early-close.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { findStanding } from '../../../core/assessment/fold-reassignments.ts';
import { type DoubtfulEvidence, holdDoubtful } from '../../../core/assessment/hold-doubtful.ts';
import { listContentHolds } from '../../../core/assessment/list-content-holds.ts';
import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import type { OrderState } from '../../../core/assessment/order-state.ts';
import { reassignCredits } from '../../../core/assessment/reassign-credits.ts';
import { attribute } from '../../../core/attribution/attribute.ts';
import type { AttributableConversion } from '../../../core/attribution/attribution.ts';
import type { Stops } from '../../../core/attribution/stops.ts';
import type { WeightSet } from '../../../core/attribution/weights/weight-set.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { addRates } from './add-rates.ts';
import { assessActivityFacts } from './assess-activity-facts.ts';
import { assessAtFrozenRates } from './assess-at-frozen-rates.ts';
import { assessRenewal } from './assess-renewal.ts';
import { awaitBudgetRate } from './await-budget-rate.ts';
import { chooseTerms } from './choose-terms.ts';
import { findFirstPaymentOf } from './find-first-payment-of.ts';
import { type EvidencePorts, type EvidenceQuestion, gatherEvidence } from './gather-evidence.ts';

/** What the stored facts of a conversion come to, at one moment. */
export type AssessedConversion = {
  readonly order: OrderState;
  readonly assessment: ConversionAssessment | undefined;
  readonly closeAt: Instant | undefined;
  /** By whose word that is before the end of the window; absent: by nobody's. */
  readonly earlyClose?: EarlyCloseInForce;
  /** When an open order that is not paid expires. */
  readonly unpaidExpiryAt?: Instant | undefined;
  /** The newest source version among the facts. */
  readonly eventAt: Instant;
};

/**
 * Assesses an order, an activity or an adjustment from its facts: anew while it is open, with evidence up
 * to its close; and once it is closed, at the credits and terms that the close froze. A renewal is
 * assessed at those of the first payment of its subscription. Whose an order is by a person's word holds
 * at any time.
 *
 * @param stops when creators were told that a budget or a limit is spent.
 * @throws Error if what was read says that the order is closed and does not hold what the close
 *   froze. A query is not one moment, so it may see one part of a close before the other; to decide
 *   anew then would restate the order at other credits. Whoever reads again sees both.
 */
export async function assessConversion(
  ports: EvidencePorts,
  program: Program,
  conversionId: string,
  stored: StoredConversion,
  now: Instant,
  stops?: Stops,
): Promise<AssessedConversion> {
  const order = foldOrder(stored.facts);
  const eventAt = Math.max(...stored.facts.map((fact) => fact.sourceVersion));
  const frozen = findFrozen(conversionId, stored);
  const { snapshot, activity: reported, adjustment } = order;
  if (snapshot === undefined && adjustment !== undefined) {
    const assessment = assessAdjustment(conversionId, adjustment);
    return { order, assessment, ...closeOf(order, adjustment.closeAt ?? adjustment.at), eventAt };
  }
  if (snapshot === undefined && reported !== undefined) {
    const question = { conversionId, reported, frozen };
    const assessed = await assessActivityFacts(ports, program, question);
    const assessment =
      frozen === undefined ? awaitBudgetRate(assessed, program, reported.activity.at) : assessed;
    const windowEnd = computeActivityCloseAt(reported, program.hold);
    const openHolds = [...order.openHolds, ...listContentHolds(order, conversionId, now)];
    return { order: { ...order, openHolds }, assessment, ...closeOf(order, windowEnd), eventAt };
  }
  if (snapshot === undefined) return { order, assessment: undefined, closeAt: undefined, eventAt };

  const close = closeOf(order, computeCloseAt(order, program.hold));
  const reassignment = findStanding(order.reassignments);
  if (frozen !== undefined) {
    const { attribution, terms, ...flags } = pickBasis(requireOrderAssessment(frozen));
    const assessment = await assessAtFrozenRates(
      ports.rates,
      program,
      { terms, at: snapshot.placedAt },
      (known) => ({
        ...assess({
          conversionId,
          order,
          attribution,
          terms: known,
          renewalOf: flags.renewalOf,
        }),
        ...flags,
      }),
    );
    return { order, assessment: reassignCredits(assessment, reassignment), ...close, eventAt };
  }
  const question: OpenQuestion = {
    program,
    conversionId,
    order: snapshot,
    firstRecordedAt: order.firstRecordedAt,
    cutOff: Math.min(now, close.closeAt ?? now),
    stops,
  };
  const unpaidExpiryAt = computeExpiryAt(order, program.hold);
  const isExpired = unpaidExpiryAt !== undefined && unpaidExpiryAt <= now;
  const open: OrderState = isExpired ? { ...order, expired: true } : order;
  const assessed = await assessOpen(ports, open, question, now);
  const assessment = reassignCredits(assessed.assessment, reassignment);
  return {
    order: assessed.order,
    assessment: awaitBudgetRate(assessment, program, snapshot.placedAt),
    ...close,
    unpaidExpiryAt,
    eventAt,
  };
}

const closeOf = ({ earlyCloses }: OrderState, windowEnd: Instant | undefined) =>
  bringCloseForward(windowEnd, earlyCloses);

/** `stops`: when creators were told that a budget or a limit is spent. */
type OpenQuestion = EvidenceQuestion & { readonly stops: Stops | undefined };

/** Assesses an order anew: a renewal at what its first payment has, any other at its own evidence. */
async function assessOpen(
  ports: EvidencePorts,
  order: OrderState,
  question: OpenQuestion,
  now: Instant,
): Promise<{ readonly order: OrderState; readonly assessment: Assessment }> {
  const { program, conversionId, order: snapshot } = question;
  const payment = await findFirstPaymentOf(ports, program, conversionId, snapshot);
  if (payment !== undefined && payment.first.conversionId !== conversionId) {
    const renewal = { order, firstId: payment.first.conversionId, now };
    return assessRenewal(ports, renewal, question, assessConversion);
  }
  const { basis, ...doubtful } = await decideBasis(ports, question);
  const awaitedPayment = payment?.isMissingEarlier ? 'unknown' : undefined;
  const doubts = { ...basis.attribution, ...doubtful, awaitedPayment };
  const held = holdDoubtful(order, doubts, conversionId);
  return { order: held, assessment: assess({ conversionId, order: held, ...basis }) };
}

/** What the close has frozen; `undefined` while the conversion is open. */
function findFrozen(
  conversionId: string,
  { frozen, state }: StoredConversion,
): ConversionAssessment | undefined {
  const first = frozen.find(({ revision }) => revision === 1)?.assessment;
  if (state?.status === 'closed' && first === undefined) {
    throw new Error(`What the close of ${conversionId} has frozen cannot be read yet.`);
  }
  return first;
}

/** What the close decides and every restatement keeps. */
type Basis = Pick<Assessment, 'attribution' | 'terms' | 'flaggedIdentities' | 'renewalOf'>;

const pickBasis = ({ attribution, terms, flaggedIdentities = [], renewalOf }: Basis): Basis => ({
  attribution,
  terms,
  ...(flaggedIdentities.length === 0 ? {} : { flaggedIdentities }),
  ...(renewalOf === undefined ? {} : { renewalOf }),
});

async function decideBasis(
  ports: EvidencePorts,
  question: OpenQuestion,
): Promise<{ readonly basis: Basis } & Pick<DoubtfulEvidence, 'duplicateOf' | 'tokenDoubts'>> {
  const { program, conversionId, order: snapshot, stops } = question;
  const [evidence, versions, weightSet] = await Promise.all([
    gatherEvidence(ports, question),
    ports.directory.listPlanVersions(program.merchantId, program.planId),
    findWeightSet(ports, program, snapshot.placedAt),
  ]);
  const attribution = attribute(
    evidence.candidates,
    {
      ...describeConversion(conversionId, snapshot),
      ...(stops === undefined ? {} : { stops }),
    },
    program.attribution,
    { channels: evidence.channels, ...(weightSet === undefined ? {} : { weightSet }) },
  );
  const { currency, placedAt } = snapshot;
  const terms = await addRates(
    ports.rates,
    program,
    chooseTerms(program, versions, placedAt, evidence.customer),
    { currency, at: placedAt },
  );

  const { flaggedIdentities, duplicateOf, tokenDoubts } = evidence;
  return { basis: pickBasis({ attribution, terms, flaggedIdentities }), duplicateOf, tokenDoubts };
}

/** Only a data-driven policy asks for weights, so nobody else pays for reading them. */
async function findWeightSet(
  { directory }: EvidencePorts,
  { merchantId, programId, attribution }: Program,
  orderedAt: Instant,
): Promise<WeightSet | undefined> {
  if (attribution.model.kind !== 'data-driven') return undefined;
  return directory.findWeightSet(merchantId, programId, orderedAt);
}

function describeConversion(
  conversionId: string,
  { placedAt, buyerIdentityHashes, country, region, claimedByNetworks }: OrderSnapshot,
): AttributableConversion {
  return {
    conversionId,
    convertedAt: placedAt,
    buyerIdentityHashes,
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
    ...(claimedByNetworks === undefined ? {} : { claimedByNetworks }),
  };
}
