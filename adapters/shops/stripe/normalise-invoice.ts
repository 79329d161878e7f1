import type { PaidSubscription } from '../../../core/assessment/named-subscription.ts';
import type { FinancialStatus } from '../../../core/assessment/order-facts.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { withItems } from '../with-items.ts';
import { amountsOf, type StripeAmounts } from './amounts-of.ts';
import { findBuyer, findPlace } from './find-buyer.ts';
import { findCarried } from './find-carried.ts';
import { namesOfSale } from './find-references.ts';
import type { StripeInvoice } from './invoice-schema.ts';
import { normaliseCodes } from './normalise-codes.ts';
import { normaliseInvoiceLines } from './normalise-invoice-lines.ts';
import { readOptionalSeconds, readSeconds } from './read-seconds.ts';
import type { StripeMessage } from './stripe-message.ts';

/** An invoice as an order; of a subscription, as one payment of it. */
export function normaliseInvoice(invoice: StripeInvoice, message: StripeMessage): UnsealedOrder {
  const amounts = amountsOf(invoice.currency);
  const financialStatus = readStatus(invoice, amounts);
  const subscription = findSubscription(invoice);
  return {
    orderId: invoice.id,
    orderName: invoice.number || undefined,
    placedAt: readSeconds('created', invoice.created),
    currency: amounts.currency,
    taxIncluded: false,
    test: message.test,
    financialStatus,
    ...findPaidAt(invoice, financialStatus, message),
    fullyFulfilled: false,
    ...normaliseInvoiceLines(invoice, amounts),
    codes: normaliseCodes(listDiscounts(invoice), (discount) =>
      sumOf(discount.id, invoice, amounts),
    ),
    ...findCarried(listMetadata(invoice)),
    refunds: [],
    buyer: findBuyer(invoice.customer, [invoice.customer_email]),
    ...findPlace([
      invoice.shipping_details?.address,
      invoice.customer_shipping?.address,
      invoice.customer_address,
    ]),
    giftCardTenderMinorUnits: 0n,
    ...(subscription === undefined ? {} : { subscription }),
    ...withItems('references', namesOfInvoice(invoice)),
  };
}

/** What the invoice and its payments are called. */
export function namesOfInvoice(invoice: StripeInvoice) {
  const { charge, payment_intent: paymentIntent } = invoice;
  const payments = (invoice.payments?.data ?? []).flatMap(({ payment }) =>
    namesOfSale({ paymentIntent: payment?.payment_intent, charge: payment?.charge }),
  );
  return [...namesOfSale({ invoice: invoice.id, paymentIntent, charge }), ...payments];
}

const statuses: Readonly<Record<string, FinancialStatus>> = {
  draft: 'pending',
  open: 'pending',
  paid: 'paid',
  void: 'voided',
  // Written off: nobody expects a payment any more. One that comes after all makes it `paid`.
  uncollectible: 'voided',
};

function readStatus({ status, paid, amount_paid }: StripeInvoice, { read }: StripeAmounts) {
  const written = status ?? (paid ? 'paid' : 'open');
  const known = Object.hasOwn(statuses, written) ? statuses[written] : undefined;
  if (known === undefined) {
    const detail = 'The status of the invoice is none that Stripe documents.';
    throw new UnusableContentError('unknown-invoice-status', detail);
  }
  return written === 'open' && read('amount_paid', amount_paid) > 0n ? 'partially-paid' : known;
}

function findPaidAt(
  { status_transitions: transitions }: StripeInvoice,
  status: FinancialStatus,
  { at }: StripeMessage,
): { readonly paidAt?: Instant } {
  if (status !== 'paid') return {};
  return { paidAt: readOptionalSeconds('paid_at', transitions?.paid_at) ?? at };
}

/** A `manual` invoice of somebody who has a subscription is no payment of it, but something bought beside it. */
function findSubscription(invoice: StripeInvoice): PaidSubscription | undefined {
  const subscription = nameSubscription(invoice);
  if (!subscription || invoice.billing_reason === 'manual') return undefined;
  const paidUntil = findPaidUntil(invoice);
  return {
    subscriptionId: `stripe/${subscription}`,
    ...(invoice.billing_reason === 'subscription_create' ? { paymentNumber: 1 } : {}),
    ...(paidUntil === undefined ? {} : { paidUntil }),
  };
}

function nameSubscription({ parent, subscription }: StripeInvoice): string | null | undefined {
  return parent?.type === 'subscription_details'
    ? parent.subscription_details?.subscription
    : subscription;
}

/** The end of the last period that is paid; items billed beside the subscription have periods of their own. */
function findPaidUntil({ lines }: StripeInvoice): Instant | undefined {
  const ends = lines.data
    .filter(({ type, parent }) => (parent?.type ?? type)?.startsWith('subscription'))
    .map(({ period }) => readOptionalSeconds('period', period?.end))
    .filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Lines of a subscription repeat its metadata, also in API versions whose invoices do not. */
function listMetadata(invoice: StripeInvoice) {
  return [
    invoice.metadata,
    invoice.parent?.subscription_details?.metadata,
    invoice.subscription_details?.metadata,
    ...invoice.lines.data.map(({ metadata }) => metadata),
  ];
}

function listDiscounts({ discount, discounts }: StripeInvoice) {
  return discounts.length > 0 || !discount ? discounts : [discount];
}

function sumOf(
  discountId: string | null | undefined,
  { total_discount_amounts: totals }: StripeInvoice,
  { read }: StripeAmounts,
): bigint {
  return totals
    .filter(({ discount }) => discount && discount === discountId)
    .reduce((sum, { amount }) => sum + read('total_discount_amounts', amount), 0n);
}
