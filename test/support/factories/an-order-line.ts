import type { OrderLine } from '../../../core/assessment/order-facts.ts';

/** One piece of a shipped product for 100.00, without discount or tax. */
export function anOrderLine(changes: Partial<OrderLine> = {}): OrderLine {
  const quantity = changes.quantity ?? 1;
  return {
    lineId: 'line-1',
    productId: 'product-1',
    variantId: 'variant-1',
    title: 'Canvas tent',
    quantity,
    quantityAfterEdits: quantity,
    grossMinorUnits: 10_000n,
    discountMinorUnits: 0n,
    taxMinorUnits: 0n,
    giftCard: false,
    requiresShipping: true,
    ...changes,
  };
}
