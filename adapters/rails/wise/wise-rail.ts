import type {
  PayoutRail,
  RailLimits,
  RailOrder,
  RailReport,
} from '../../../core/payouts/payout-rail.ts';
import { type RailAmount, toRailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { wiseLimits } from '../../../core/payouts/rails/wise-limits.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { haveCallsEnded } from '../call-life.ts';
import { describeFailure } from '../describe-failure.ts';
import { inGroups } from '../in-groups.ts';
import { type PaymentBy, requireOrder } from '../require-order.ts';
import { customerTransactionId } from './customer-transaction-id.ts';
import { fundWiseTransfer } from './fund-wise-transfer.ts';
import { judgeWiseTransfer } from './judge-wise-transfer.ts';
import { listWiseTransfers } from './list-wise-transfers.ts';
import { makeWiseTransfer } from './make-wise-transfer.ts';
import type { WiseRailAccess } from './wise-rail-access.ts';
import { type WiseTransfer, wiseTransferSchema } from './wise-transfer-schema.ts';

const limits = wiseLimits as RailLimits & { readonly rail: 'wise' };
const atOnce = 5;

type Listed = Awaited<ReturnType<typeof listWiseTransfers>>;

type Call = {
  readonly api: ApiHttp;
  readonly access: WiseRailAccess;
  readonly order: RailOrder;
  readonly payment: PaymentBy<'wise'>;
  readonly amount: RailAmount;
  /** The transfer's `customerTransactionId`. */
  readonly id: string;
  /** What Wise has under it. */
  readonly known: readonly WiseTransfer[];
  readonly now: Instant;
};

/**
 * Pays by a transfer of its own for each payout, from a balance at Wise: quoted, made under an id of ours, and then funded. Each
 * step goes on from what Wise already has.
 */
export function wiseRail(api: ApiHttp, access: WiseRailAccess, now: () => Instant): PayoutRail {
  async function each(order: RailOrder, work: (call: Call) => Promise<RailReport>) {
    const payments = requireOrder(limits, order);
    const listed = await listKnown(api, access, order);
    return inGroups(payments, atOnce, async (payment): Promise<RailReport> => {
      const { payoutId } = payment;
      const amount = toRailAmount(limits, payment);
      if ('unpayable' in amount) return { payoutId, finding: 'failed', evidence: amount.unpayable };
      if ('failure' in listed) return { payoutId, finding: 'unclear', evidence: listed.failure };
      const id = customerTransactionId(order.merchantId, payoutId);
      const known = listed.transfers.get(id) ?? [];
      return work({ api, access, order, payment, amount, id, known, now: now() });
    });
  }
  return {
    limits,
    submit: (order) =>
      each(order, now() - order.submittedAt < limits.idempotencyMs ? pay : judgeKnown),
    lookUp: (order) => each(order, judgeKnown),
  };
}

async function listKnown(
  api: ApiHttp,
  { profileId }: WiseRailAccess,
  order: RailOrder,
): Promise<{ readonly transfers: Listed } | { readonly failure: string }> {
  try {
    return { transfers: await listWiseTransfers(api, profileId, order) };
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}

async function pay(call: Call): Promise<RailReport> {
  const { api, access, payment, known } = call;
  if (known.length > 1) return judgeKnown(call);
  try {
    const made = known[0] ?? (await makeWiseTransfer(api, access, call));
    if ('refusal' in made) {
      // Wise may take the same call tomorrow; that it has nothing is certain once no call is made any more.
      return report(call, 'unclear', made.refusal);
    }
    const first = judgeWiseTransfer(payment, made);
    if (made.status !== 'incoming_payment_waiting' || first.finding === 'contradicted')
      return first;
    const refusal = await fundWiseTransfer(api, access, made.id);
    return judgeWiseTransfer(payment, await readTransfer(api, made.id), refusal);
  } catch (error) {
    return report(call, 'unclear', describeFailure(error));
  }
}

async function readTransfer(api: ApiHttp, id: string): Promise<WiseTransfer> {
  const path = `v1/transfers/${id}`;
  return readAnswer(path, wiseTransferSchema, (await api.get(path))?.json);
}

async function judgeKnown(call: Call): Promise<RailReport> {
  const { order, payment, known, id, now } = call;
  const [transfer, ...more] = known;
  if (more.length > 0) {
    const ids = known.map((each) => each.id).join(', ');
    return report(call, 'contradicted', `Wise has several transfers of it: ${ids}.`);
  }
  if (transfer !== undefined) return judgeWiseTransfer(payment, transfer);
  return haveCallsEnded(order, now)
    ? report(call, 'never-seen', `Wise has no transfer ${id} from those days.`)
    : report(call, 'unclear', 'Wise has no transfer of it yet; a call may be on its way.');
}

function report(
  { payment: { payoutId } }: Call,
  finding: RailReport['finding'],
  evidence: string,
): RailReport {
  return { payoutId, finding, evidence };
}
