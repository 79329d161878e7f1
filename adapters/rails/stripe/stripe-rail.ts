import type {
  PayoutRail,
  RailLimits,
  RailOrder,
  RailReport,
} from '../../../core/payouts/payout-rail.ts';
import { stripeLimits } from '../../../core/payouts/rails/stripe-limits.ts';
import { type RailAmount, toRailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { haveCallsEnded } from '../call-life.ts';
import { describeFailure } from '../describe-failure.ts';
import { inGroups } from '../in-groups.ts';
import { type PaymentBy, requireOrder } from '../require-order.ts';
import { judgeTransfers } from './judge-transfers.ts';
import { listTransfers } from './list-transfers.ts';
import { readStripeError } from './read-stripe-error.ts';
import { type Transfer, transferSchema } from './transfer-schema.ts';
import { writeTransfer } from './write-transfer.ts';

const limits = stripeLimits as RailLimits & { readonly rail: 'stripe' };

/** Stripe lets an account ask 25 times a second in test mode, and more often else. */
const atOnce = 5;

type Call = {
  readonly api: ApiHttp;
  readonly order: RailOrder;
  readonly payment: PaymentBy<'stripe'>;
  readonly amount: RailAmount;
  readonly now: Instant;
};

/** Pays by a transfer from the merchant's Stripe balance to each receiver's connected account, where Stripe's own payouts take over. */
export function stripeRail(api: ApiHttp, now: () => Instant): PayoutRail {
  const each = async (order: RailOrder, work: (call: Call) => Promise<RailReport>) =>
    inGroups(requireOrder(limits, order), atOnce, async (payment) => {
      const amount = toRailAmount(limits, payment);
      if ('unpayable' in amount) {
        const { payoutId } = payment;
        return { payoutId, finding: 'failed' as const, evidence: amount.unpayable };
      }
      return work({ api, order, payment, amount, now: now() });
    });
  return {
    limits,
    submit: (order) => each(order, pay),
    lookUp: (order) => each(order, find),
  };
}

async function pay(call: Call): Promise<RailReport> {
  const { api, order, payment, amount, now } = call;
  // Stripe may have forgotten the key by then, and would pay again.
  if (now - order.submittedAt >= limits.idempotencyMs) return find(call);
  const request = writeTransfer(order, payment, amount);
  try {
    const { status, json } = await api.send({
      ...{ method: 'POST', ...request, waitsItsTurn: true, alsoJudged: [403] },
    });
    if (status === 200) {
      const transfer = readAnswer(request.path, transferSchema, json);
      return judgeTransfers(payment, amount, [transfer]);
    }
    const { didNothing, words } = readStripeError(status, json);
    return didNothing ? await confirmRefusal(call, words) : unclear(payment, words);
  } catch (error) {
    return unclear(payment, describeFailure(error));
  }
}

/** A refusal is of one call; the payment has failed if no other call made it. */
async function confirmRefusal(call: Call, words: string): Promise<RailReport> {
  const { payment, amount } = call;
  const [first, ...more] = await listOwn(call);
  if (first !== undefined) return judgeTransfers(payment, amount, [first, ...more]);
  return { payoutId: payment.payoutId, finding: 'failed', evidence: words };
}

async function find(call: Call): Promise<RailReport> {
  const { order, payment, amount, now } = call;
  try {
    const [first, ...more] = await listOwn(call);
    if (first !== undefined) return judgeTransfers(payment, amount, [first, ...more]);
    if (!haveCallsEnded(order, now)) {
      return unclear(payment, 'Stripe has no transfer of it yet; a call may be on its way.');
    }
    const evidence = `Stripe has no transfer in the group ${payment.payoutId}.`;
    return { payoutId: payment.payoutId, finding: 'never-seen', evidence };
  } catch (error) {
    return unclear(payment, describeFailure(error));
  }
}

function listOwn({ api, order, payment }: Call): Promise<Transfer[]> {
  return listTransfers(api, order.merchantId, payment.payoutId);
}

function unclear({ payoutId }: PaymentBy<'stripe'>, evidence: string): RailReport {
  return { payoutId, finding: 'unclear', evidence };
}
