import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { type ReadText, requireText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import { textsOf } from './values-of-metadata.ts';
import type { WoocommerceLineItem, WoocommerceOrder } from './woocommerce-schemas.ts';

/**
 * The lines of an order, whole lines and not per piece.
 *
 * `subtotal` and `total` are without tax whatever `prices_include_tax` says: that tells how prices were typed in, and
 * WooCommerce takes the tax out before it stores a line (`WC_Abstract_Order::get_line_total` adds `total_tax` for a total
 * with tax). `price` is a JSON float and not read.
 */
export function normaliseLines(order: WoocommerceOrder, read: ReadText): OrderLine[] {
  const requiresShipping = order.needs_processing !== false;
  return order.line_items.map((line) => {
    const field = `line_items of ${line.id}`;
    const total = requireText(read, `${field}, total`, line.total);
    const subtotal = requireText(read, `${field}, subtotal`, line.subtotal ?? line.total);
    // A shop that raised a line's price by hand has a total above the subtotal: no discount.
    const gross = subtotal > total ? subtotal : total;
    const pieces = readPieces(line.quantity);
    return {
      lineId: line.id,
      productId: idOf(line.product_id),
      variantId: idOf(line.variation_id),
      sku: line.sku || undefined,
      title: line.name || undefined,
      quantity: pieces,
      quantityAfterEdits: pieces,
      grossMinorUnits: gross,
      discountMinorUnits: gross - total,
      taxMinorUnits: read(`${field}, total_tax`, line.total_tax || undefined),
      giftCard: isGiftCard(line),
      requiresShipping,
    };
  });
}

/** 0 is WooCommerce's "none". */
function idOf(text: string | null | undefined): string | undefined {
  return text && text !== '0' ? text : undefined;
}

/** WooCommerce itself has no gift cards; these are the marks of the official extension and of PW Gift Cards. */
function isGiftCard({ meta_data: metadata }: WoocommerceLineItem): boolean {
  return textsOf(metadata).some(([key]) => /^_?(wc_gc_giftcard|pw_gift_card)_/.test(key));
}
