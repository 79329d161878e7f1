import type { OrderCode } from '../../../core/assessment/order-facts.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { amountReader, type ReadText } from '../amount-reader.ts';
import { collectTokens } from '../collect-tokens.ts';
import { countryPattern, matching } from '../matching.ts';
import { readTime } from '../read-time.ts';
import { roundDecimal } from '../round-decimal.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { toReference } from '../to-reference.ts';
import { withItems } from '../with-items.ts';
import { writeCode } from '../write-code.ts';
import type { BigcommerceTransaction, WholeOrder } from './bigcommerce-schemas.ts';
import { findUnallocatedDiscount } from './find-unallocated-discount.ts';
import { normaliseLines } from './normalise-lines.ts';
import { normaliseRefund } from './normalise-refund.ts';
import { readMailTime } from './read-mail-time.ts';
import { isCancelled, isFulfilled, readStatus } from './read-status.ts';

/**
 * An order as BigCommerce describes it, in our words. All amounts are in `default_currency_code`, the currency of what is
 * paid (its documentation, "Multi-currency"); `currency_code` is only what the buyer was shown.
 */
export function normaliseOrder(whole: WholeOrder, modifiedAt: Instant): UnsealedOrder {
  const { order, products, coupons, refunds, transactions } = whole;
  const { status_id: statusId, default_currency_code: currency } = order;
  // Amounts have four decimals, whatever the currency has.
  const read = amountReader(currency, roundDecimal);
  const placedAt = readMailTime('date_created', order.date_created);
  const priced = normaliseLines(products, read);
  const lines = priced.map(({ line }) => line);
  const status = readStatus(statusId, refunds.length > 0);
  const payments = transactions.filter(isPayment);
  return {
    orderId: order.id,
    orderName: order.id,
    placedAt,
    currency,
    taxIncluded: false,
    test: payments.some((payment) => payment.test === true),
    financialStatus: status,
    paidAt: paidStatuses.has(status) ? findPaidAt(payments, placedAt) : undefined,
    cancelledAt: isCancelled(statusId) ? modifiedAt : undefined,
    lastFulfilledAt: order.date_shipped
      ? readMailTime('date_shipped', order.date_shipped)
      : undefined,
    fullyFulfilled: isFulfilled(statusId),
    lines,
    unallocatedDiscountMinorUnits: findUnallocatedDiscount(whole, lines, read),
    codes: normaliseCodes(coupons, read),
    refunds: refunds.map((refund) => normaliseRefund(refund, priced, read)),
    ...findVisit(whole),
    ...findBuyer(order),
    giftCardTenderMinorUnits:
      read('store_credit_amount', order.store_credit_amount) +
      read('gift_certificate_amount', order.gift_certificate_amount),
    ...withItems(
      'references',
      payments.flatMap((payment) => toReference('payment', payment.gateway_transaction_id)),
    ),
  };
}

const paidStatuses: ReadonlySet<string> = new Set(['paid', 'partially-refunded', 'refunded']);

function isPayment({ event, status }: BigcommerceTransaction): boolean {
  return (event === 'purchase' || event === 'capture') && status === 'ok';
}

/**
 * When the last of the money came. What is paid outside of the shop has no transaction, and nothing else tells when: it was
 * at the order, at the earliest.
 */
function findPaidAt(payments: readonly BigcommerceTransaction[], placedAt: Instant): Instant {
  const times = payments.map((one) => readTime('transactions, date_created', one.date_created));
  return Math.max(placedAt, ...times);
}

function normaliseCodes(coupons: WholeOrder['coupons'], read: ReadText): OrderCode[] {
  const codes = coupons.map(({ code, discount }) => ({
    code: writeCode(code),
    discountMinorUnits: read('coupons, discount', discount),
    applied: true,
  }));
  return codes.filter(({ code }) => code !== '');
}

/** Tokens and the browser, from form fields of the checkout and from text options of the products. */
function findVisit({ order, products }: WholeOrder) {
  const fields = [
    ...order.form_fields,
    ...(order.billing_address?.form_fields ?? []),
    ...products.flatMap((product) => product.product_options),
  ];
  const valuesOf = (key: string) =>
    fields
      .filter(({ name, display_name: shown }) => name === key || shown === key)
      .flatMap(({ value }) => (value ? [value] : []));
  return {
    tokenTexts: collectTokens(valuesOf('tributary_token'), []),
    visitorId: valuesOf('tributary_visitor').find(isVisitorId),
  };
}

/** A guest is customer 0. States are written out, in the store's language, so there is no region. */
function findBuyer({ billing_address: billing, customer_id: customerId }: WholeOrder['order']) {
  const knownId = customerId === '0' ? undefined : matching(/^\d{1,20}$/, customerId);
  return {
    buyer: {
      emails: billing?.email ? [billing.email] : [],
      ...(knownId === undefined ? {} : { customerId: knownId }),
    },
    country: matching(countryPattern, billing?.country_iso2),
  };
}
