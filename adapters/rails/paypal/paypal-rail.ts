import type { PayoutRail, RailOrder, RailReport } from '../../../core/payouts/payout-rail.ts';
import { paypalLimits as limits } from '../../../core/payouts/rails/paypal-limits.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { describeFailure } from '../describe-failure.ts';
import { createdSchema, paypalId } from './batch-schema.ts';
import { judgeItem, judgeMissing } from './judge-item.ts';
import { listItems } from './list-items.ts';
import { type PayableItem, payableItems } from './payable-items.ts';
import { type PaypalRefusal, readPaypalRefusal } from './read-paypal-refusal.ts';
import { senderBatchId, senderItemId } from './sender-ids.ts';
import { writeBatch } from './write-batch.ts';

type Call = {
  readonly api: ApiHttp;
  readonly order: RailOrder;
  readonly items: readonly PayableItem[];
};

/**
 * Pays an order as one batch of PayPal Payouts, whose `sender_batch_id` PayPal takes once. PayPal can be asked for a batch by its
 * own id only; who does not know it makes the same call again, and is told it. A look-up never makes it: who looks up may have
 * decided not to pay.
 */
export function paypalRail(api: ApiHttp, now: () => Instant): PayoutRail {
  const isRepeatable = ({ submittedAt }: RailOrder) => now() - submittedAt < limits.idempotencyMs;
  const open = async (order: RailOrder, work: (call: Call) => Promise<RailReport[]>) => {
    const { items, refused } = payableItems(order);
    const reports = items.length === 0 ? [] : await answerFor({ api, order, items }, work);
    const byId = new Map([...refused, ...reports].map((report) => [report.payoutId, report]));
    return order.payments.flatMap(({ payoutId }) => byId.get(payoutId) ?? []);
  };
  return {
    limits,
    submit: (order) => open(order, isRepeatable(order) ? pay : lookUp),
    lookUp: (order) => open(order, lookUp),
  };
}

async function answerFor(call: Call, work: (call: Call) => Promise<RailReport[]>) {
  try {
    return await work(call);
  } catch (error) {
    return reportAll(call, 'unclear', describeFailure(error));
  }
}

async function lookUp(call: Call): Promise<RailReport[]> {
  const known = knownBatch(call.order);
  if (known !== undefined) return reportBatch(call, known);
  const evidence = 'No answer of PayPal has named the batch; only the same call again can tell.';
  return reportAll(call, 'unclear', evidence);
}

async function pay(call: Call): Promise<RailReport[]> {
  const { api, order, items } = call;
  const request = writeBatch(order, items);
  const { status, json } = await api.send({ method: 'POST', ...request, waitsItsTurn: true });
  if (status !== 201 && status !== 200) return judgeRefusal(call, readPaypalRefusal(status, json));
  const { batch_header: header } = readAnswer(request.path, createdSchema, json);
  const { payout_batch_id: id, batch_status: batchStatus } = header;
  return items.map(({ payment }) => ({
    ...{ payoutId: payment.payoutId, finding: 'in-progress', reference: id },
    evidence: `PayPal has taken batch ${id}, which is ${batchStatus}.`,
  }));
}

async function judgeRefusal(call: Call, refusal: PaypalRefusal): Promise<RailReport[]> {
  if (refusal.kind === 'duplicate') {
    if (refusal.batchId !== undefined) return reportBatch(call, refusal.batchId);
    return reportAll(call, 'unclear', 'PayPal has the batch, and does not say which it is.');
  }
  // What is refused the second time says nothing of the first.
  if (refusal.kind === 'other' || call.order.lastCalledAt !== undefined) {
    return reportAll(call, 'unclear', refusal.words);
  }
  return call.items.map(({ payment }, index) => {
    const issue = refusal.itemIssues.get(index);
    const why = issue === undefined ? 'It was refused with the whole batch.' : `${issue}.`;
    const evidence = `${refusal.words} ${why}`;
    return { payoutId: payment.payoutId, finding: 'failed', evidence };
  });
}

async function reportBatch({ api, order, items }: Call, batchId: string): Promise<RailReport[]> {
  const senderId = senderBatchId(order.merchantId, order.batchId);
  const { status, items: listed } = await listItems(api, batchId, senderId);
  const bySender = Map.groupBy(listed, ({ payout_item: item }) => item.sender_item_id);
  return items.map(({ payment }) => {
    const [item, ...more] = bySender.get(senderItemId(payment.payoutId)) ?? [];
    if (item === undefined) return judgeMissing(payment, batchId, status);
    if (more.length === 0) return judgeItem(payment, item, status);
    const { payoutId } = payment;
    const evidence = `PayPal's batch ${batchId} has several items of it.`;
    return { payoutId, reference: batchId, finding: 'contradicted', evidence };
  });
}

/** The batch that an earlier report named: it is the reference of all its payments. */
function knownBatch({ payments }: RailOrder): string | undefined {
  return payments
    .map(({ reference }) => reference)
    .find((each) => paypalId.safeParse(each).success);
}

function reportAll(
  { items }: Call,
  finding: RailReport['finding'],
  evidence: string,
): RailReport[] {
  return items.map(({ payment: { payoutId } }) => ({ payoutId, finding, evidence }));
}
