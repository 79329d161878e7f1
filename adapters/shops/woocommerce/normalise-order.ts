import type { FinancialStatus, OrderCode } from '../../../core/assessment/order-facts.ts';
import { findClaimingNetworks } from '../../../core/attribution/affiliate-networks.ts';
import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { amountReader, type ReadText } from '../amount-reader.ts';
import { collectTokens } from '../collect-tokens.ts';
import { countryPattern, matching, regionPattern } from '../matching.ts';
import { readLandingSite } from '../read-landing-site.ts';
import { readReferrerHost } from '../read-referrer-host.ts';
import { readOptionalUtcTime, readUtcTime } from '../read-utc-time.ts';
import { roundDecimal } from '../round-decimal.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { toReference } from '../to-reference.ts';
import { withItems } from '../with-items.ts';
import { writeCode } from '../write-code.ts';
import { findSubscription } from './find-subscription.ts';
import { normaliseLines } from './normalise-lines.ts';
import { normaliseRefund } from './normalise-refund.ts';
import { isCancelled, readStatus } from './read-status.ts';
import { textsOf, valuesOfMetadata } from './values-of-metadata.ts';
import type { WoocommerceOrder } from './woocommerce-schemas.ts';

/** An order as WooCommerce describes it, in our words. An order has one currency, and line amounts are without tax. */
export function normaliseOrder(order: WoocommerceOrder): UnsealedOrder {
  // Shops may keep more decimals than their currency has (Settings > Number of decimals).
  const read = amountReader(order.currency, roundDecimal);
  const { placedAt, modifiedAt, paidAt, completedAt } = readTimes(order);
  const subscription = findSubscription(order);
  return {
    orderId: order.id,
    orderName: order.number || undefined,
    placedAt,
    currency: order.currency,
    taxIncluded: false,
    test: valuesOfMetadata(order.meta_data, '_wcpay_mode').includes('test'),
    financialStatus: statusOf(order),
    paidAt,
    cancelledAt: isCancelled(order.status) ? modifiedAt : undefined,
    lastFulfilledAt: order.status === 'completed' ? completedAt : undefined,
    fullyFulfilled: order.status === 'completed',
    lines: normaliseLines(order, read),
    unallocatedDiscountMinorUnits: sumNegativeFees(order, read),
    codes: normaliseCodes(order, read),
    refunds: order.refunds.map((refund) => normaliseRefund(refund, read, paidAt ?? placedAt)),
    ...findVisit(order),
    ...findBuyer(order),
    giftCardTenderMinorUnits: 0n,
    ...withItems('references', toReference('payment', order.transaction_id)),
    ...(subscription === undefined ? {} : { subscription }),
  };
}

function statusOf(order: WoocommerceOrder): FinancialStatus {
  return readStatus(order, order.refunds.length > 0);
}

const paidStatuses: readonly FinancialStatus[] = ['paid', 'partially-refunded', 'refunded'];

/**
 * The times of an order, all from the `…_gmt` fields. An order that a person completed without a payment through
 * WooCommerce has no time of payment; it was paid when it was completed, at the latest.
 */
function readTimes(order: WoocommerceOrder) {
  const placedAt = readUtcTime('date_created_gmt', order.date_created_gmt);
  const completedAt = readOptionalUtcTime('date_completed_gmt', order.date_completed_gmt);
  const datePaid = readOptionalUtcTime('date_paid_gmt', order.date_paid_gmt);
  const isPaid = paidStatuses.includes(statusOf(order));
  const wasPaid = isCancelled(order.status) ? datePaid : undefined;
  return {
    placedAt,
    modifiedAt: readUtcTime('date_modified_gmt', order.date_modified_gmt),
    paidAt: isPaid ? (datePaid ?? completedAt ?? placedAt) : wasPaid,
    completedAt,
  };
}

/** Plugins give discounts as negative fees (for paying in advance, or by rules): they are the whole order's. */
function sumNegativeFees(order: WoocommerceOrder, read: ReadText): bigint {
  return order.fee_lines
    .map(({ total }) => read('fee_lines, total', total))
    .reduce((sum, fee) => (fee < 0n ? sum - fee : sum), 0n);
}

/** Coupons are applied by being listed; their `discount` is already taken off the lines' totals. */
function normaliseCodes(order: WoocommerceOrder, read: ReadText): OrderCode[] {
  const codes = order.coupon_lines.map(({ code, discount }) => ({
    code: writeCode(code),
    discountMinorUnits: read('coupon_lines, discount', discount),
    applied: true,
  }));
  return codes.filter(({ code }) => code !== '');
}

/** WooCommerce's own order attribution, and where plugins put the landing address. */
const landingKeys = ['_wc_order_attribution_session_entry', 'landing_page'];

/** Where the buyer came from: our tokens, the browser, the referrer, and other networks' click ids. */
function findVisit({ meta_data: metadata }: WoocommerceOrder) {
  const landings = landingKeys.flatMap((key) => valuesOfMetadata(metadata, key));
  const [referrer] = valuesOfMetadata(metadata, '_wc_order_attribution_referrer');
  const parameters = landings.flatMap((site) => [...(readLandingSite(site)?.searchParams ?? [])]);
  return {
    tokenTexts: collectTokens(valuesOfMetadata(metadata, 'tributary_token'), landings),
    visitorId: valuesOfMetadata(metadata, 'tributary_visitor').find(isVisitorId),
    ...readReferrerHost(referrer),
    // Plugins of networks and of analytics keep a click id under the name of its parameter.
    ...withItems('claimedByNetworks', findClaimingNetworks([...parameters, ...textsOf(metadata)])),
  };
}

/** A guest is customer 0. A shipping address is left empty where it is the billing address. */
function findBuyer({ billing, shipping, customer_id: customerId }: WoocommerceOrder) {
  const address = shipping?.country ? shipping : billing;
  const knownId = customerId === '0' ? undefined : matching(/^\d{1,20}$/, customerId);
  return {
    buyer: {
      emails: billing?.email ? [billing.email] : [],
      ...(knownId === undefined ? {} : { customerId: knownId }),
    },
    country: matching(countryPattern, address?.country),
    region: matching(regionPattern, address?.state),
  };
}
