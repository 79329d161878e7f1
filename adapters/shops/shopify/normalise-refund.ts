import type { Refund, RefundLine } from '../../../core/assessment/order-facts.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { readOptionalTime } from '../read-time.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { amountReader, isAbsent, type ReadAmount, requireAmount } from './read-amount.ts';
import type { ShopifyRefund } from './shopify-schemas.ts';

/**
 * What Shopify says a refund gave back, booked as said and not computed again: its lines can
 * differ by a cent from what price and discounts would give.
 *
 * A `refund_discrepancy` has Shopify's sign (negative: more money was given back than the lines
 * say), which is turned round here. Shipping given back is no goods, and kept apart. `taxIncluded`
 * is the order's; a refund delivered on its own does not say, and is marked `taxUnresolved`.
 * Pieces without a subtotal are booked as pieces, and priced from their order.
 */
export function normaliseRefund(
  refund: ShopifyRefund,
  read: ReadAmount,
  taxIncluded: boolean | undefined,
): Refund {
  const lines = refund.refund_line_items.map((line): RefundLine => {
    const field = `refund_line_items of ${line.line_item_id}`;
    const subtotal = { set: line.subtotal_set, plain: line.subtotal };
    const pieces = { lineId: line.line_item_id, quantity: line.quantity };
    if (line.quantity > 0 && isAbsent(subtotal)) return pieces;
    const asPriced = requireAmount(read, `${field}, subtotal`, subtotal);
    const tax = read(`${field}, total_tax`, { set: line.total_tax_set, plain: line.total_tax });
    return {
      ...pieces,
      minorUnits: taxIncluded ? asPriced - tax : asPriced,
      taxMinorUnits: tax,
    };
  });
  const discrepancies = refund.order_adjustments
    .filter((adjustment) => adjustment.kind === 'refund_discrepancy')
    .map(({ amount, amount_set: set }) => read('order_adjustments', { set, plain: amount }));
  const shipping = readShipping(refund, read);
  const isTaxUnresolved =
    taxIncluded === undefined && lines.some(({ taxMinorUnits = 0n }) => taxMinorUnits !== 0n);
  return {
    refundId: refund.id,
    processedAt: timesOfRefund(refund).processedAt,
    lines,
    ...(isTaxUnresolved ? { taxUnresolved: true as const } : {}),
    unallocatedMinorUnits: -discrepancies.reduce((sum, one) => sum + one, 0n),
    ...(shipping === 0n ? {} : { beyondGoodsMinorUnits: shipping }),
  };
}

/** Older payloads say it as an adjustment, negative as all of them, and newer ones as lines of its own. */
function readShipping(refund: ShopifyRefund, read: ReadAmount): bigint {
  const adjustments = refund.order_adjustments
    .filter(({ kind }) => kind === 'shipping_refund')
    .map(
      (one) =>
        -read('order_adjustments', { set: one.amount_set, plain: one.amount }) -
        read('order_adjustments', { set: one.tax_amount_set, plain: one.tax_amount }),
    );
  const lines = refund.refund_shipping_lines.map(({ subtotal_amount_set: set }) =>
    read('refund_shipping_lines', { set, plain: undefined }),
  );
  const said = adjustments.length > 0 ? adjustments : lines;
  return said.reduce((sum, one) => sum + one, 0n);
}

/** When the money was given back, and the version of what is said about it. */
export function timesOfRefund(refund: ShopifyRefund): {
  readonly processedAt: Instant;
  readonly version: Instant;
} {
  const processedAt = readOptionalTime('processed_at', refund.processed_at);
  const createdAt = readOptionalTime('created_at', refund.created_at);
  const version = createdAt ?? processedAt;
  if (version === undefined) {
    throw new UnusableContentError('unreadable-time', 'The refund has no time.');
  }
  return { processedAt: processedAt ?? version, version };
}

/**
 * The shop currency of a refund that was delivered without its order, and its reader. One that names
 * pieces and no amount needs no currency.
 */
export function currencyOfRefund(refund: ShopifyRefund): {
  readonly currency?: string;
  readonly read: ReadAmount;
} {
  const currency =
    refund.refund_line_items.map((line) => line.subtotal_set?.shop_money.currency_code)[0] ??
    refund.order_adjustments.map((one) => one.amount_set?.shop_money.currency_code)[0] ??
    refund.total_duties_set?.shop_money.currency_code ??
    refund.transactions[0]?.currency ??
    undefined;
  const isOfPieces =
    refund.order_adjustments.length === 0 &&
    refund.refund_line_items.length > 0 &&
    refund.refund_line_items.every(({ subtotal, subtotal_set: set }) =>
      isAbsent({ plain: subtotal, set }),
    );
  if (currency === undefined && isOfPieces) return { read: () => 0n };
  const read = amountReader(currency ?? '');
  return { ...(currency === undefined ? {} : { currency }), read };
}
