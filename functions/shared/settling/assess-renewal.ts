import { assess } from '../../../core/assessment/assess.ts';
import type { Assessment, Terms } from '../../../core/assessment/assessment.ts';
import { computeCloseAt } from '../../../core/assessment/compute-close-at.ts';
import { requireOrderAssessment } from '../../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import { holdDoubtful } from '../../../core/assessment/hold-doubtful.ts';
import type { OrderState } from '../../../core/assessment/order-state.ts';
import type { Stops } from '../../../core/attribution/stops.ts';
import type { Program } from '../../../core/programs/program.ts';
import type { StoredConversion } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { addRates } from './add-rates.ts';
import type { AssessedConversion } from './assess-conversion.ts';
import { findVisitors } from './find-visitors.ts';
import type { EvidencePorts, EvidenceQuestion } from './gather-evidence.ts';
import { identifyConversion } from './identify-conversion.ts';
import { judgeBuyer } from './judge-buyer.ts';
import { listOrdersOfBuyer } from './list-orders-of-buyer.ts';
import { openAllowances, stopsOf } from './open-allowances.ts';

/** Assesses the first payment, if it is still open. */
export type AssessFirst = (
  ports: EvidencePorts,
  program: Program,
  conversionId: string,
  stored: StoredConversion,
  now: Instant,
  stops: Stops | undefined,
) => Promise<AssessedConversion>;

/**
 * Assesses a renewal that is still open: at the credits and the terms of the first payment, as its
 * close froze them, or as they are estimated while it is open; until then the renewal waits. Its lines,
 * refunds, payment number, customer and the rates of its day are its own.
 */
export async function assessRenewal(
  ports: EvidencePorts,
  renewal: { readonly order: OrderState; readonly firstId: string; readonly now: Instant },
  question: EvidenceQuestion,
  assessFirst: AssessFirst,
): Promise<{ readonly order: OrderState; readonly assessment: Assessment }> {
  const { conversionId, program, order } = question;
  const { flaggedIdentities } = await findVisitors(ports.identities, question);
  const [first, ofBuyer] = await Promise.all([
    findFirst(ports, program.merchantId, renewal, assessFirst),
    listOrdersOfBuyer(ports.history, question, flaggedIdentities),
  ]);
  const buyer = judgeBuyer(question, ofBuyer);
  const { attribution } = first.assessment;
  const { planVersion, protecting, rateProtectionDays } = first.assessment.terms;
  const inherited: Terms = {
    planVersion,
    ...(protecting === undefined ? {} : { protecting }),
    ...(rateProtectionDays === undefined ? {} : { rateProtectionDays }),
    customer: buyer.customer,
  };
  const { currency, placedAt } = order;
  const terms = await addRates(ports.rates, program, inherited, { currency, at: placedAt });
  const { duplicateOf } = buyer;
  const { renewalOf } = first;
  // What has no window yet (a test, an unpaid order) waits for nobody: who closes the first payment
  // looks only at what could close.
  const hasWindow = computeCloseAt({ snapshot: order }, program.hold) !== undefined;
  const awaitedPayment = hasWindow ? first.awaitedPayment : undefined;
  // Whether a leaked code, or a doubtful token, may earn was decided with the first payment.
  const doubts = { judged: [], credits: [], duplicateOf, awaitedPayment };
  const held = holdDoubtful(renewal.order, doubts, conversionId);
  const flags = flaggedIdentities.length === 0 ? {} : { flaggedIdentities };
  return {
    order: held,
    assessment: {
      ...assess({ conversionId, order: held, attribution, terms, renewalOf }),
      ...flags,
    },
  };
}

async function findFirst(
  ports: EvidencePorts,
  merchantId: string,
  { firstId, now }: { readonly firstId: string; readonly now: Instant },
  assessFirst: AssessFirst,
) {
  const key = { merchantId, conversionId: firstId };
  const stored = await ports.conversions.load(key);
  const frozen = stored.frozen.find(({ revision }) => revision === 1)?.assessment;
  const estimate = async () => {
    const { program } = await identifyConversion(ports.directory, key, stored);
    const { budgets, directory } = ports;
    const open =
      budgets && (await openAllowances({ budgets, directory }, program, firstId, stored));
    const stops = open && stopsOf(open);
    return (await assessFirst(ports, program, firstId, stored, now, stops)).assessment;
  };
  const assessment = frozen ?? (await estimate());
  const { snapshot } = foldOrder(stored.facts);
  if (assessment === undefined || snapshot === undefined) {
    throw new Error(`The first payment ${firstId} is known and cannot be read.`);
  }
  const { orderName, placedAt } = snapshot;
  return {
    assessment: requireOrderAssessment(assessment),
    renewalOf: {
      conversionId: firstId,
      ...(orderName === undefined ? {} : { orderName }),
      placedAt,
    },
    awaitedPayment: frozen === undefined ? firstId : undefined,
  };
}
