import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { type ReadAmount, requireAmount } from './read-amount.ts';
import type {
  ShopifyDiscountAllocation,
  ShopifyLineItem,
  ShopifyOrder,
} from './shopify-schemas.ts';

/** The lines of an order in shop money, whole lines and not per piece. */
export function normaliseLines(order: ShopifyOrder, read: ReadAmount): OrderLine[] {
  const refundedPieces = countRefundedPieces(order);
  return order.line_items.map((line) => {
    const field = `line_items of ${line.id}`;
    const price = { set: line.price_set, plain: line.price };
    const taxes = line.tax_lines.map((tax) =>
      read(`${field}, tax_lines`, { set: tax.price_set, plain: tax.price }),
    );
    return {
      lineId: line.id,
      productId: line.product_id ?? undefined,
      variantId: line.variant_id ?? undefined,
      sku: line.sku || undefined,
      title: line.title || undefined,
      quantity: line.quantity,
      quantityAfterEdits: countPiecesAfterEdits(line, refundedPieces.get(line.id) ?? 0),
      grossMinorUnits: requireAmount(read, `${field}, price`, price) * BigInt(line.quantity),
      discountMinorUnits: readLineDiscount(line, read),
      taxMinorUnits: taxes.reduce((sum, tax) => sum + tax, 0n),
      giftCard: line.gift_card === true,
      requiresShipping: line.requires_shipping !== false,
    };
  });
}

/** Adds up what discounts took off a line or a shipping line. */
export function sumAllocations(
  allocations: readonly ShopifyDiscountAllocation[],
  read: ReadAmount,
): bigint {
  return allocations
    .map(({ amount, amount_set: set }) => read('discount_allocations', { set, plain: amount }))
    .reduce((sum, amount) => sum + amount, 0n);
}

/** Payloads from before `discount_allocations` say what was taken off a line in `total_discount`. */
function readLineDiscount(line: ShopifyLineItem, read: ReadAmount): bigint {
  if (line.discount_allocations) return sumAllocations(line.discount_allocations, read);
  const total = { set: line.total_discount_set, plain: line.total_discount };
  return read(`line_items of ${line.id}, total_discount`, total);
}

/**
 * Shopify's `current_quantity` is what is left after edits *and* refunds. Refunds are booked on
 * their own, so the pieces that the order's own refunds gave back are counted in again.
 */
function countPiecesAfterEdits(line: ShopifyLineItem, refundedPieces: number): number {
  const left = line.current_quantity ?? undefined;
  return left === undefined ? line.quantity : Math.min(line.quantity, left + refundedPieces);
}

function countRefundedPieces(order: ShopifyOrder): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { line_item_id: lineId, quantity } of order.refunds.flatMap(
    (refund) => refund.refund_line_items,
  )) {
    pieces.set(lineId, (pieces.get(lineId) ?? 0) + quantity);
  }
  return pieces;
}
