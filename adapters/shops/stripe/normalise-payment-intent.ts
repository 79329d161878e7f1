import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { withItems } from '../with-items.ts';
import { amountsOf, requireAmount, type StripeAmounts } from './amounts-of.ts';
import { findBuyer, findPlace } from './find-buyer.ts';
import { findCarried } from './find-carried.ts';
import { namesOfSale } from './find-references.ts';
import type { StripePaymentIntent } from './payment-schemas.ts';
import { readSeconds } from './read-seconds.ts';
import type { StripeMessage } from './stripe-message.ts';

/**
 * Whether a payment is a sale of its own. A payment does not name the session or (since 2025-03-31) the invoice that
 * it belongs to, so only what the merchant marked as a sale is one: the others would be sold twice.
 */
export function isOwnSale({ invoice, metadata }: StripePaymentIntent): boolean {
  const { tokenTexts, visitorId } = findCarried([metadata]);
  const isMarked =
    tokenTexts.length > 0 || visitorId !== undefined || Boolean(metadata?.tributary_order);
  return isMarked && !invoice;
}

/** A payment that succeeded, as an order of one line: what it was for beyond tips, shipping and tax. */
export function normalisePaymentIntent(
  intent: StripePaymentIntent,
  message: StripeMessage,
): UnsealedOrder {
  const amounts = amountsOf(intent.currency);
  return {
    orderId: intent.id,
    orderName: intent.metadata?.tributary_order || undefined,
    placedAt: readSeconds('created', intent.created),
    currency: amounts.currency,
    taxIncluded: false,
    test: message.test,
    ...{ financialStatus: 'paid', paidAt: message.at, fullyFulfilled: false },
    lines: [readLine(intent, amounts)],
    unallocatedDiscountMinorUnits: 0n,
    codes: [],
    ...findCarried([intent.metadata]),
    refunds: [],
    buyer: findBuyer(intent.customer, [intent.receipt_email]),
    ...findPlace([intent.shipping?.address]),
    giftCardTenderMinorUnits: 0n,
    ...withItems(
      'references',
      namesOfSale({ paymentIntent: intent.id, charge: intent.latest_charge }),
    ),
  };
}

function readLine(intent: StripePaymentIntent, amounts: StripeAmounts): OrderLine {
  const { tip, shipping, tax: taxes } = intent.amount_details ?? {};
  const paid = requireAmount(amounts, 'amount', intent.amount_received ?? intent.amount);
  const tax = amounts.read('amount_details.tax', taxes?.total_tax_amount);
  const beyond =
    amounts.read('amount_details.tip', tip?.amount) +
    amounts.read('amount_details.shipping', shipping?.amount);
  const goods = paid - tax - beyond;
  return {
    lineId: intent.id,
    ...{ quantity: 1, quantityAfterEdits: 1 },
    grossMinorUnits: goods > 0n ? goods : 0n,
    ...{ discountMinorUnits: 0n, taxMinorUnits: tax, giftCard: false },
    requiresShipping: Boolean(intent.shipping?.address),
  };
}
