import { parseDecimal } from '../../../core/money/parse-decimal.ts';
import type { RailExchange, RailReport } from '../../../core/payouts/payout-rail.ts';
import type { PaymentBy } from '../require-order.ts';
import type { WiseTransfer } from './wise-transfer-schema.ts';

/** What each state of a transfer means for the merchant's money (docs.wise.com, "Tracking transfers"). */
const findings: Readonly<Record<string, RailReport['finding']>> = {
  /** Made and not funded: it does not go on by itself, and is cancelled after some days. */
  incoming_payment_waiting: 'unclear',
  incoming_payment_initiated: 'in-progress',
  processing: 'in-progress',
  funds_converted: 'in-progress',
  outgoing_payment_sent: 'paid',
  /** On its way back to Wise, which may send it again: the merchant has it when it is refunded. */
  bounced_back: 'in-progress',
  funds_refunded: 'returned',
  cancelled: 'failed',
};

/** What a transfer says of its payment. */
export function judgeWiseTransfer(
  payment: PaymentBy<'wise'>,
  transfer: WiseTransfer,
  /** What kept it from being funded, if that was tried. */
  refusal?: string,
): RailReport {
  const { id, status } = transfer;
  const report = { payoutId: payment.payoutId, reference: id };
  const difference = findDifference(payment, transfer);
  if (difference !== undefined) {
    return { ...report, finding: 'contradicted', evidence: `Transfer ${id} is ${difference}.` };
  }
  const because = refusal === undefined ? '' : ` (${refusal})`;
  const evidence = `Wise says that transfer ${id} is ${status}${because}.`;
  return { ...report, finding: findings[status] ?? 'unclear', evidence, ...exchangeOf(transfer) };
}

function findDifference(
  { currency, minorUnits, receiver }: PaymentBy<'wise'>,
  { targetAccount, targetCurrency, targetValue }: WiseTransfer,
): string | undefined {
  if (targetCurrency !== currency || parseDecimal(targetValue, currency) !== minorUnits) {
    return `of ${targetValue} ${targetCurrency}`;
  }
  return targetAccount === receiver.recipientId ? undefined : 'to another recipient';
}

function exchangeOf({
  sourceCurrency,
  sourceValue,
  targetCurrency,
  targetValue,
  rate,
  quoteUuid,
}: WiseTransfer): { readonly exchange?: RailExchange } {
  const source = parseDecimal(sourceValue, sourceCurrency);
  const target = parseDecimal(targetValue, targetCurrency);
  if (!rate || source === undefined || target === undefined) return {};
  return {
    exchange: {
      source: { minorUnits: source, currency: sourceCurrency },
      target: { minorUnits: target, currency: targetCurrency },
      ...{ rate, ...(quoteUuid ? { quoteId: quoteUuid } : {}) },
    },
  };
}
