import type {
  PayoutRail,
  RailLimits,
  RailOrder,
  RailReport,
} from '../../../core/payouts/payout-rail.ts';
import { fulfilmentLimits } from '../../../core/payouts/rails/fulfilment-limits.ts';
import { toRailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { writeRailAmount } from '../../../core/payouts/rails/write-rail-amount.ts';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { haveCallsEnded } from '../call-life.ts';
import { deriveKey } from '../derive-key.ts';
import { describeFailure } from '../describe-failure.ts';
import { inGroups } from '../in-groups.ts';
import { type PaymentBy, requireOrder } from '../require-order.ts';
import { fulfilmentAnswerSchema, toFulfilmentReport } from './fulfilment-answer.ts';
import type { FulfilmentApi } from './fulfilment-api.ts';

const limits = fulfilmentLimits as RailLimits & { readonly rail: 'fulfilment' };
const atOnce = 5;

type Call = {
  readonly api: FulfilmentApi;
  readonly order: RailOrder;
  readonly payment: PaymentBy<'fulfilment'>;
  /** As the endpoint is told it. */
  readonly amount: string;
  readonly now: Instant;
};

/**
 * Has the merchant's own system hand out what is no cash, by a signed call for each payout. The endpoint knows a payout by its id, and does
 * the same call made again once: docs/rewards.md says what it promises.
 */
export function fulfilmentRail(api: FulfilmentApi, now: () => Instant): PayoutRail {
  const each = async (order: RailOrder, work: (call: Call) => Promise<RailReport>) =>
    inGroups(requireOrder(limits, order), atOnce, async (payment): Promise<RailReport> => {
      const { payoutId } = payment;
      const amount = toRailAmount(limits, payment);
      if ('unpayable' in amount) return { payoutId, finding: 'failed', evidence: amount.unpayable };
      return work({ api, order, payment, amount: writeRailAmount(amount), now: now() });
    });
  return {
    limits,
    submit: (order) => each(order, hand),
    lookUp: (order) => each(order, find),
  };
}

async function hand(call: Call): Promise<RailReport> {
  const { api, order, payment, now } = call;
  // The endpoint may have forgotten the payout by then, and would hand it out again.
  if (now - order.submittedAt >= limits.idempotencyMs) return find(call);
  const { payoutId } = payment;
  try {
    const { status, json } = await api.order(
      deriveKey('fulfil', order.merchantId, payoutId),
      writeOrder(call),
    );
    return readReport(call, json, `The endpoint answered ${status} without a state.`);
  } catch (error) {
    return unclear(call, describeFailure(error));
  }
}

async function find(call: Call): Promise<RailReport> {
  const { api, order, payment, now } = call;
  const { payoutId } = payment;
  try {
    const answer = await api.find(deriveKey('find', order.merchantId, payoutId), payoutId);
    if (answer !== undefined) {
      return readReport(call, answer.json, 'The endpoint answered without a state.');
    }
    return haveCallsEnded(order, now)
      ? { payoutId, finding: 'never-seen', evidence: 'The endpoint says that it knows of none.' }
      : unclear(call, 'The endpoint knows of none yet; a call may be on its way.');
  } catch (error) {
    return unclear(call, describeFailure(error));
  }
}

/** The same text for the same order, so that every call says the same. */
function writeOrder({ order, payment, amount }: Call): string {
  const { merchantId, batchId, submittedAt } = order;
  const { payoutId, currency: unit, receiver, note, reasons = [] } = payment;
  return JSON.stringify({
    type: 'payout.fulfil',
    ...{ merchantId, payoutId, batchId, submittedAt: formatInstant(submittedAt) },
    ...{ recipient: receiver.recipient, amount, unit, note, reasons },
  });
}

function readReport(call: Call, json: LosslessJson | undefined, otherwise: string): RailReport {
  const read = fulfilmentAnswerSchema.safeParse(json);
  if (!read.success) return unclear(call, otherwise);
  const { payoutId, currency, receiver } = call.payment;
  const report = toFulfilmentReport(payoutId, read.data);
  const { amount = call.amount, unit = currency, recipient = receiver.recipient } = read.data;
  if (amount === call.amount && unit === currency && recipient === receiver.recipient)
    return report;
  const isAmount = amount === call.amount && unit === currency;
  const evidence = `${report.evidence} It is ${isAmount ? 'for another recipient' : 'of another amount'}.`;
  return { ...report, finding: 'contradicted', evidence };
}

function unclear({ payment: { payoutId } }: Call, evidence: string): RailReport {
  return { payoutId, finding: 'unclear', evidence };
}
