import type { FinancialStatus, OrderLine } from '../../../core/assessment/order-facts.ts';
import { findClaimingNetworks } from '../../../core/attribution/affiliate-networks.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { countryPattern, matching, regionPattern } from '../matching.ts';
import { readLandingSite } from '../read-landing-site.ts';
import { readReferrerHost } from '../read-referrer-host.ts';
import { readOptionalTime, readTime } from '../read-time.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { toReference } from '../to-reference.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { withItems } from '../with-items.ts';
import { findSubscription } from './find-subscription.ts';
import { findTokens, findVisitorId } from './find-tokens.ts';
import { normaliseCodes } from './normalise-codes.ts';
import { normaliseLines, sumAllocations } from './normalise-lines.ts';
import { normaliseRefund } from './normalise-refund.ts';
import { amountReader, type ReadAmount } from './read-amount.ts';
import type { ShopifyOrder } from './shopify-schemas.ts';

/** An order as Shopify describes it, in our words and in shop money. */
export function normaliseOrder(order: ShopifyOrder): UnsealedOrder {
  const read = amountReader(order.currency);
  const financialStatus = readFinancialStatus(order.financial_status);
  const placedAt = readTime('created_at', order.created_at);
  const taxIncluded = order.taxes_included === true;
  const lines = normaliseLines(order, read);
  const address = order.shipping_address ?? order.billing_address;
  return {
    orderId: order.id,
    orderName: order.name || undefined,
    placedAt,
    currency: order.currency,
    taxIncluded,
    test: order.test === true,
    financialStatus,
    paidAt: readPaidAt(order, financialStatus, placedAt),
    cancelledAt: readOptionalTime('cancelled_at', order.cancelled_at),
    lastFulfilledAt: findLastFulfilment(order),
    fullyFulfilled: order.fulfillment_status === 'fulfilled',
    lines,
    unallocatedDiscountMinorUnits: readUnallocatedDiscount(order, lines, read),
    codes: normaliseCodes(order, read),
    tokenTexts: findTokens(order),
    visitorId: findVisitorId(order),
    refunds: order.refunds.map((refund) => normaliseRefund(refund, read, taxIncluded)),
    buyer: findBuyer(order),
    country: matching(countryPattern, address?.country_code),
    region: matching(regionPattern, address?.province_code),
    giftCardTenderMinorUnits: readGiftCardTender(order, financialStatus, read),
    ...readReferrerHost(order.referring_site),
    ...withItems('claimedByNetworks', findNetworks(order)),
    // The shop hands its payment provider the checkout, before there is an order.
    ...withItems('references', toReference('checkout', order.checkout_token)),
    ...withSubscription(order),
    ...withItems('tags', readTags(order)),
  };
}

function withSubscription(order: ShopifyOrder): Pick<UnsealedOrder, 'subscription'> {
  const subscription = findSubscription(order);
  return subscription === undefined ? {} : { subscription };
}

function findNetworks({ landing_site }: ShopifyOrder): string[] {
  return findClaimingNetworks(readLandingSite(landing_site)?.searchParams ?? []);
}

/** More tags, or longer ones, than Shopify keeps on an order. */
const maxTags = 250;
const maxTagLength = 40;

/** E-mail addresses, and phone numbers as the standards write them: facts hold nothing personal. */
const personalTag = /@|^\+[\d\s().-]{7,}$/;

/** One text with commas; each tag once, in the shop's order. */
function readTags({ tags }: ShopifyOrder): string[] {
  const written = (tags ?? '').split(',').map((tag) => tag.trim());
  const usable = written.filter(
    (tag) => tag !== '' && tag.length <= maxTagLength && !personalTag.test(tag),
  );
  return [...new Set(usable)].slice(0, maxTags);
}

const financialStatuses: Readonly<Record<string, FinancialStatus>> = {
  pending: 'pending',
  authorized: 'authorized',
  partially_paid: 'partially-paid',
  paid: 'paid',
  partially_refunded: 'partially-refunded',
  refunded: 'refunded',
  voided: 'voided',
  // An authorization that ran out: nothing was or will be paid.
  expired: 'voided',
};

function readFinancialStatus(text: string | null | undefined): FinancialStatus {
  const status = Object.hasOwn(financialStatuses, text ?? 'pending')
    ? financialStatuses[text ?? 'pending']
    : undefined;
  if (status !== undefined) return status;
  const detail = 'The financial status is none that Shopify documents.';
  throw new UnusableContentError('unknown-financial-status', detail);
}

const paidStatuses: readonly FinancialStatus[] = ['paid', 'partially-refunded', 'refunded'];

/**
 * An order does not say when it was paid, only that it is. The time it was processed is the
 * nearest; for a payment that came later (a bank transfer) the hold is thus shorter, never longer.
 */
function readPaidAt(
  order: ShopifyOrder,
  status: FinancialStatus,
  placedAt: Instant,
): Instant | undefined {
  if (!paidStatuses.includes(status)) return undefined;
  return readOptionalTime('processed_at', order.processed_at) ?? placedAt;
}

/**
 * The newest parcel that was really sent. Its time is its creation: `updated_at` moves with every
 * scan of the carrier, and must not move the end of the hold with it.
 */
function findLastFulfilment(order: ShopifyOrder): Instant | undefined {
  const times = order.fulfillments
    .filter(({ status }) => (status ?? 'success') === 'success')
    .map((one) => readOptionalTime('fulfillments', one.created_at ?? one.updated_at))
    .filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}

/** What the order's discounts took off in all, less what lines and shipping account for. */
function readUnallocatedDiscount(
  order: ShopifyOrder,
  lines: readonly OrderLine[],
  read: ReadAmount,
): bigint {
  const total = read('total_discounts', {
    set: order.total_discounts_set,
    plain: order.total_discounts,
  });
  const onLines = lines.map((line) => line.discountMinorUnits);
  const onShipping = order.shipping_lines.map((line) =>
    sumAllocations(line.discount_allocations ?? [], read),
  );
  const allocated = [...onLines, ...onShipping].reduce((sum, one) => sum + one, 0n);
  return total > allocated ? total - allocated : 0n;
}

/**
 * What was paid with gift cards, where the payload tells: its transactions, or a paid order with
 * gift cards as its only gateway.
 */
function readGiftCardTender(
  order: ShopifyOrder,
  status: FinancialStatus,
  read: ReadAmount,
): bigint {
  const payments = order.transactions.filter(
    (one) =>
      one.gateway === 'gift_card' &&
      one.status === 'success' &&
      (one.kind === 'sale' || one.kind === 'capture') &&
      one.currency === order.currency,
  );
  if (payments.length > 0) {
    return payments
      .map(({ amount }) => read('transactions', { set: undefined, plain: amount }))
      .reduce((sum, one) => sum + one, 0n);
  }
  const gateways = order.payment_gateway_names;
  const isAllGiftCard = gateways.length > 0 && gateways.every((name) => name === 'gift_card');
  if (!isAllGiftCard || !paidStatuses.includes(status)) return 0n;
  return read('total_price', { set: order.total_price_set, plain: order.total_price });
}

function findBuyer(order: ShopifyOrder): UnsealedOrder['buyer'] {
  const emails = [order.email, order.contact_email, order.customer?.email];
  const customerId = matching(/^\d{1,20}$/, order.customer?.id);
  return {
    emails: [...new Set(emails.filter((email) => email !== undefined && email !== null))],
    ...(customerId === undefined ? {} : { customerId }),
  };
}
