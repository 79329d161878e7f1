import type { FinancialStatus } from '../../../core/assessment/order-facts.ts';
import type { UnsealedOrder, UnsealedSupplement } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { withItems } from '../with-items.ts';
import { amountsOf, type StripeAmounts } from './amounts-of.ts';
import { findBuyer, findPlace } from './find-buyer.ts';
import { findCarried } from './find-carried.ts';
import { namesOfSale } from './find-references.ts';
import { normaliseCodes } from './normalise-codes.ts';
import { normaliseSessionLines } from './normalise-session-lines.ts';
import { readOptionalSeconds } from './read-seconds.ts';
import type { StripeSession } from './session-schema.ts';
import type { StripeDiscount } from './stripe-fields.ts';
import type { StripeMessage } from './stripe-message.ts';

/** A completed checkout session as an order. It is placed when the session began, which no later event changes. */
export function normaliseSession(session: StripeSession, message: StripeMessage): UnsealedOrder {
  const amounts = amountsOf(session.currency);
  const financialStatus = readSessionStatus(session, message);
  const addresses = [
    session.collected_information?.shipping_details?.address,
    session.shipping_details?.address,
    session.shipping?.address,
    session.customer_details?.address,
  ];
  return {
    orderId: session.id,
    placedAt: readOptionalSeconds('created', session.created) ?? message.at,
    currency: amounts.currency,
    taxIncluded: false,
    test: message.test,
    financialStatus,
    ...(financialStatus === 'paid' ? { paidAt: message.at } : {}),
    fullyFulfilled: false,
    ...normaliseSessionLines(session, amounts),
    ...findMarks(session, amounts),
    refunds: [],
    ...findPlace(addresses),
    giftCardTenderMinorUnits: 0n,
    ...(session.subscription
      ? { subscription: { subscriptionId: `stripe/${session.subscription}`, paymentNumber: 1 } }
      : {}),
  };
}

/** What a session knows of a sale that its invoice tells of: the journey and the names. */
export function supplementOf(session: StripeSession): UnsealedSupplement {
  return findMarks(session, amountsOf(session.currency));
}

function findMarks(session: StripeSession, amounts: StripeAmounts): UnsealedSupplement {
  return {
    codes: listCodes(session, amounts),
    ...findCarried([session.metadata], session.client_reference_id),
    buyer: findBuyer(session.customer, [session.customer_details?.email, session.customer_email]),
    ...withItems('references', namesOfSession(session)),
  };
}

export function namesOfSession(session: StripeSession) {
  const { id, invoice, payment_intent: paymentIntent } = session;
  return namesOfSale({ invoice, session: id, paymentIntent });
}

/**
 * `completed` with a payment that takes days is `unpaid`, until it succeeded or failed.
 *
 * @throws UnusableContentError for a status that Stripe does not document.
 */
export function readSessionStatus(
  { payment_status: status }: StripeSession,
  { topic }: StripeMessage,
): FinancialStatus {
  if (topic === 'checkout.session.async_payment_failed') return 'voided';
  if (status === 'paid' || status === 'no_payment_required') return 'paid';
  if (status === 'unpaid') return 'pending';
  const detail = 'The payment status of the session is none that Stripe documents.';
  throw new UnusableContentError('unknown-payment-status', detail);
}

function listCodes({ total_details: details, discounts }: StripeSession, amounts: StripeAmounts) {
  const expanded = (details?.breakdown?.discounts ?? []).map(({ discount, amount }) => ({
    discount,
    minorUnits: amounts.read('discounts', amount),
  }));
  if (expanded.length > 0) {
    const amountOf = new Map<StripeDiscount, bigint>(
      expanded.map(({ discount, minorUnits }) => [discount, minorUnits]),
    );
    const given = expanded.map(({ discount }) => discount);
    return normaliseCodes(given, (discount) => amountOf.get(discount) ?? 0n);
  }
  // What each of several took off, nobody says.
  const total = amounts.read('amount_discount', details?.amount_discount);
  return normaliseCodes(discounts, () => (discounts.length === 1 ? total : 0n));
}
