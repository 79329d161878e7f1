import { roundFraction } from '../../../core/money/round-fraction.ts';
import type { Instant } from '../../../core/time/instant.ts';
import {
  type ShopifyLineInput,
  type ShopifyOrderInput,
  type ShopifyRefundInput,
  shopifyOrderBody,
  shopifyRefundBody,
} from '../shopify-payloads.ts';
import { codeDiscounts, type LineNow, type OrderNow } from './order-at.ts';
import { type SampleShop, sampleProducts, sampleShops } from './sample-shops.ts';
import type { Carried, StoryRefund } from './story-types.ts';

/** The body of an order webhook for an order as it is now, with what its buyer's browser carried. */
export function orderPayload(now: OrderNow, carried: Carried): string {
  const { order } = now;
  const shop = sampleShops[order.shop];
  return shopifyOrderBody({
    id: order.orderId,
    number: order.number,
    createdAt: order.placedAt,
    updatedAt: now.updatedAt,
    ...(now.cancelledAt === undefined ? {} : { cancelledAt: now.cancelledAt }),
    currency: shop.currency,
    countryCode: shop.country,
    provinceCode: shop.province,
    taxesIncluded: shop.taxIncluded,
    taxRate: `0.${shop.taxPercent}`,
    test: order.isTest,
    financialStatus: financialStatusOf(now),
    ...fulfilmentOf(now),
    ...(order.customer === undefined ? {} : { customer: buyerOf(order.customer) }),
    lines: now.lines.map((line) => lineOf(shop, now, line)),
    discounts: order.codes.map(({ code, percent, applied }) => ({
      code,
      type: 'percentage',
      value: `${percent}.0`,
      applied,
    })),
    landingSite: '/',
    noteAttributes: writeAttributes(now, carried),
    refunds: now.refunds.map(({ refund, at }) => refundOf(now, refund, at)),
    ...tenderOf(shop, now),
  });
}

/** The body of a `refunds/create` webhook. */
export function refundPayload(now: OrderNow, refund: StoryRefund, at: Instant): string {
  return shopifyRefundBody(refundOf(now, refund, at));
}

function financialStatusOf(now: OrderNow): string {
  if (!now.isPaid) return 'pending';
  if (now.refunds.length === 0) return 'paid';
  const isAllBack = now.lines.every((line) => line.quantity - line.removed === line.refunded);
  return isAllBack ? 'refunded' : 'partially_refunded';
}

function fulfilmentOf({
  order,
  lines,
  fulfilments,
}: OrderNow): Pick<ShopifyOrderInput, 'fulfilments' | 'fulfillmentStatus'> {
  if (fulfilments.length === 0) return {};
  return {
    fulfillmentStatus: lines.every(({ fulfilled }) => fulfilled) ? 'fulfilled' : 'partial',
    fulfilments: fulfilments.map(({ at, lines: sent }, index) => ({
      id: String(BigInt(order.orderId) + BigInt(900_000 + index)),
      at,
      lineIds: sent.flatMap((line) => lines[line]?.lineId ?? []),
    })),
  };
}

function buyerOf({
  customerId: id,
  ...person
}: NonNullable<OrderNow['order']['customer']>): NonNullable<ShopifyOrderInput['customer']> {
  return { id, ...person };
}

function writeAttributes({ order }: OrderNow, carried: Carried): { name: string; value: string }[] {
  const tokens = order.carries.map((clickId) => carried.tokenOf(clickId));
  const visitor = order.visitor === undefined ? undefined : carried.visitorIdOf(order.visitor);
  return [
    ...(tokens.length === 0 ? [] : [{ name: 'tributary_token', value: tokens.join(',') }]),
    ...(visitor === undefined ? [] : [{ name: 'tributary_visitor', value: visitor }]),
  ];
}

function lineOf(shop: SampleShop, { order }: OrderNow, line: LineNow): ShopifyLineInput {
  const product = sampleProducts[line.product];
  if (product === undefined) throw new RangeError(`There is no product ${line.product}.`);
  return {
    id: line.lineId,
    title: product.title,
    productId: product.productId,
    variantId: `${product.productId}1`,
    sku: product.sku,
    unitPriceMinorUnits: line.unitPriceMinorUnits,
    quantity: line.quantity,
    currentQuantity: line.quantity - line.removed - line.refunded,
    // Lines that an edit added came without a code.
    discountsMinorUnits: line.discountMinorUnits === 0n ? [] : codeDiscounts(order, line),
    taxMinorUnits: taxOf(shop, line, line.quantity),
    giftCard: line.product === 'gift-card',
  };
}

function refundOf(now: OrderNow, refund: StoryRefund, at: Instant): ShopifyRefundInput {
  const shop = sampleShops[now.order.shop];
  return {
    id: refund.refundId,
    orderId: now.order.orderId,
    at,
    currency: shop.currency,
    lines: refund.pieces.map(({ line: index, quantity }) => {
      const line = now.lines[index];
      if (line === undefined) throw new RangeError(`The order has no line ${index}.`);
      return {
        line: lineOf(shop, now, line),
        quantity,
        subtotalMinorUnits: (paidFor(line) * BigInt(quantity)) / BigInt(line.quantity),
        taxMinorUnits: taxOf(shop, line, quantity),
      };
    }),
    beyondLinesMinorUnits: refund.amountOnlyMinorUnits ?? 0n,
  };
}

/** Only what differs from one card payment of the whole. */
function tenderOf(shop: SampleShop, now: OrderNow): Pick<ShopifyOrderInput, 'tender'> {
  const byGiftCard = now.order.giftCardMinorUnits;
  if (byGiftCard === 0n) return {};
  const goods = sum(now.lines.map(paidFor));
  const tax = shop.taxIncluded
    ? 0n
    : sum(now.lines.map((line) => taxOf(shop, line, line.quantity)));
  return {
    tender: [
      { gateway: 'gift_card', minorUnits: byGiftCard },
      { gateway: 'shopify_payments', minorUnits: goods + tax - byGiftCard },
    ],
  };
}

/** What the customer pays for a line, in the shop's prices. */
function paidFor(line: LineNow): bigint {
  return line.unitPriceMinorUnits * BigInt(line.quantity) - line.discountMinorUnits;
}

/** The tax of some pieces of a line, as a shop rounds it: half up, line by line. */
function taxOf(shop: SampleShop, line: LineNow, quantity: number): bigint {
  if (line.product === 'gift-card') return 0n;
  const whole = shop.taxIncluded ? 100n + shop.taxPercent : 100n;
  const numerator = paidFor(line) * shop.taxPercent * BigInt(quantity);
  return roundFraction(numerator, whole * BigInt(line.quantity), 'half-up');
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
