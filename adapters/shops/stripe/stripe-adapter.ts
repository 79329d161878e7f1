import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { parseDelivery } from '../parse-delivery.ts';
import type { ParsedDelivery, ParsedFact, Refetch, ShopAdapter } from '../shop-adapter.ts';
import { fieldsOf } from '../unwrap.ts';
import { readMessage, type StripeMessage, type StripeRole } from './stripe-message.ts';
import { tellDispute } from './tell-dispute.ts';
import { tellInvoice, tellInvoicePayment } from './tell-invoice.ts';
import { tellPaidCharge, tellPaymentIntent } from './tell-payment-intent.ts';
import { tellRefund, tellRefundedCharge } from './tell-refund.ts';
import { tellSession } from './tell-session.ts';
import { stripeVerifier } from './verify-stripe.ts';

type Tell = (message: StripeMessage) => readonly ParsedFact[];

/** What is read of Stripe: types of events, and types of objects as the API answers them. Nothing else tells of money. */
const tellers: Readonly<Record<string, Tell>> = {
  'checkout.session': tellSession,
  'checkout.session.completed': tellSession,
  'checkout.session.async_payment_succeeded': tellSession,
  'checkout.session.async_payment_failed': tellSession,
  'checkout.session.expired': tellSession,
  invoice: tellInvoice,
  'invoice.finalized': tellInvoice,
  'invoice.paid': tellInvoice,
  'invoice.payment_succeeded': tellInvoice,
  'invoice.payment_failed': tellInvoice,
  'invoice.voided': tellInvoice,
  'invoice.marked_uncollectible': tellInvoice,
  invoice_payment: tellInvoicePayment,
  'invoice_payment.paid': tellInvoicePayment,
  payment_intent: tellPaymentIntent,
  'payment_intent.succeeded': tellPaymentIntent,
  'payment_intent.payment_failed': tellPaymentIntent,
  'charge.succeeded': tellPaidCharge,
  charge: tellRefundedCharge,
  'charge.refunded': tellRefundedCharge,
  'charge.updated': tellRefundedCharge,
  refund: tellRefund,
  'refund.created': tellRefund,
  'refund.updated': tellRefund,
  'refund.failed': tellRefund,
  'charge.refund.updated': tellRefund,
  dispute: tellDispute,
  'charge.dispute.created': tellDispute,
  'charge.dispute.updated': tellDispute,
  'charge.dispute.closed': tellDispute,
  'charge.dispute.funds_withdrawn': tellDispute,
  'charge.dispute.funds_reinstated': tellDispute,
};

/**
 * Stripe's events (snapshot payloads, API versions before and since 2025-03-31) as facts: as a shop of its own, whose
 * sale is an invoice, else a checkout session, else a payment; or as the payments of another shop.
 */
export const stripeAdapter: ShopAdapter = {
  ...stripeVerifier,
  choosesSecret: true,
  parse: (body) => parseDelivery(body, (json) => read(json, 'orders')),
  parsePayments: (body) => parseDelivery(body, (json) => read(json, 'payments')),
};

function read(json: LosslessJson, role: StripeRole): ParsedDelivery {
  const message = readMessage(json, role, (topic) => Object.hasOwn(tellers, topic));
  const facts = message === undefined ? [] : (tellers[message.topic]?.(message) ?? []);
  if (message === undefined || facts.length === 0) return { kind: 'ignored' };
  const refetch = findRefetch(message, facts);
  return { kind: 'facts', facts, ...(refetch === undefined ? {} : { refetch }) };
}

/** The event of a session that is an order does not have its lines. */
function findRefetch(
  { topic, at: toldAt, object }: StripeMessage,
  facts: readonly ParsedFact[],
): Refetch | undefined {
  const [{ content } = {}] = facts;
  const hasLines = Boolean(fieldsOf(object)?.line_items);
  const isSession = topic.startsWith('checkout.session.') && content?.kind === 'order';
  if (!isSession || hasLines) return undefined;
  return { orderId: content.order.orderId, toldAt, topic };
}
