import { parseDecimal } from '../../../core/money/parse-decimal.ts';
import type { RailExchange, RailReport } from '../../../core/payouts/payout-rail.ts';
import type { PaymentBy } from '../require-order.ts';
import type { PaypalItem } from './batch-schema.ts';

type Finding = RailReport['finding'];

/** What each state of an item means for the merchant's money (developer.paypal.com/docs/payouts). */
const findings: Readonly<Record<string, Finding>> = {
  SUCCESS: 'paid',
  PENDING: 'in-progress',
  ONHOLD: 'in-progress',
  /** The receiver has 30 days to open an account; then it is returned. */
  UNCLAIMED: 'in-progress',
  FAILED: 'failed',
  DENIED: 'failed',
  BLOCKED: 'failed',
  RETURNED: 'returned',
  REFUNDED: 'returned',
  REVERSED: 'returned',
  CANCELED: 'returned',
};

/** What an item that PayPal has not begun with is, by the state of its batch. */
const findingsOfBatch: Readonly<Record<string, Finding>> = {
  PENDING: 'in-progress',
  PROCESSING: 'in-progress',
  DENIED: 'failed',
  CANCELED: 'failed',
};

/** What an item says of its payment. */
export function judgeItem(
  payment: PaymentBy<'paypal'>,
  item: PaypalItem,
  batchStatus: string,
): RailReport {
  const { payout_item_id: id, payout_batch_id: batchId, transaction_status: status } = item;
  const report = { payoutId: payment.payoutId, reference: batchId };
  const difference = findDifference(payment, item);
  if (difference !== undefined) {
    return { ...report, finding: 'contradicted', evidence: `${id} is ${difference}.` };
  }
  return {
    ...report,
    ...judgeStatus(id, status, batchStatus, item.errors?.name),
    ...exchangeOf(item),
  };
}

/** What an item's state says, of whatever payment it is. */
export function judgeStatus(
  id: string,
  status: string | undefined,
  batchStatus: string,
  error?: string,
): Pick<RailReport, 'finding' | 'evidence'> {
  const own = status === undefined ? undefined : (findings[status] ?? 'unclear');
  const ofBatch = findingsOfBatch[batchStatus];
  // Of a batch that was denied as a whole nothing goes on, whatever its items last were.
  const isOver = own === 'in-progress' && ofBatch === 'failed';
  const finding = isOver ? 'failed' : (own ?? ofBatch ?? 'unclear');
  const because = error === undefined ? '' : ` (${error})`;
  const words = status === undefined || isOver ? `in a batch that is ${batchStatus}` : status;
  return { finding, evidence: `PayPal says that ${id} is ${words}${because}.` };
}

/** A payment that its batch does not list. */
export function judgeMissing(
  { payoutId }: PaymentBy<'paypal'>,
  batchId: string,
  batchStatus: string,
): RailReport {
  const finding = findingsOfBatch[batchStatus] ?? 'contradicted';
  const evidence = `PayPal's batch ${batchId} is ${batchStatus} and does not list it.`;
  return { payoutId, reference: batchId, finding, evidence };
}

function findDifference(
  { currency, minorUnits, receiver }: PaymentBy<'paypal'>,
  { payout_item: { amount, receiver: paid } }: PaypalItem,
): string | undefined {
  if (amount.currency !== currency || parseDecimal(amount.value, currency) !== minorUnits) {
    return `of ${amount.value} ${amount.currency}`;
  }
  const isSame = paid.toLowerCase() === receiver.receiver.toLowerCase();
  return isSame ? undefined : 'for another receiver';
}

function exchangeOf({ currency_conversion: conversion }: PaypalItem): {
  readonly exchange?: RailExchange;
} {
  const { from_amount: from, to_amount: to, exchange_rate: rate } = conversion ?? {};
  if (from === undefined || to === undefined || rate === undefined) return {};
  const source = parseDecimal(from.value, from.currency);
  const target = parseDecimal(to.value, to.currency);
  if (source === undefined || target === undefined) return {};
  return {
    exchange: {
      source: { minorUnits: source, currency: from.currency },
      target: { minorUnits: target, currency: to.currency },
      rate,
    },
  };
}
