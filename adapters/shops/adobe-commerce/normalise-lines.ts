import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { type ReadText, requireText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import type { AdobeOrder, AdobeOrderItem } from './adobe-commerce-schemas.ts';
import { chooseItems } from './choose-items.ts';
import { requireField } from './require-field.ts';

export type AdobeLines = {
  readonly lines: readonly OrderLine[];
  /** What the order's discount took off in all beyond what its items account for. */
  readonly unallocatedDiscountMinorUnits: bigint;
};

/**
 * The lines of an order in its base currency.
 *
 * `base_row_total` is without tax and before discounts. Where discounts are taken from prices with tax, the item's
 * discount has tax in it, and `base_discount_tax_compensation_amount` is that part: what is paid without tax is row
 * total less discount plus compensation.
 *
 * @throws UnusableContentError `missing-field` without items, their ids, quantities and row totals, or any word of discounts.
 */
export function normaliseLines(order: AdobeOrder, read: ReadText): AdobeLines {
  const items = chooseItems(order.items, read);
  requireField('items', items[0]);
  const allSayDiscounts = items.every(({ base_discount_amount: discount }) => isSaid(discount));
  if (!allSayDiscounts) requireField('items.base_discount_amount', order.base_discount_amount);
  return {
    lines: items.map((item) => toLine(item, read)),
    unallocatedDiscountMinorUnits: allSayDiscounts ? 0n : findUnallocated(order, items, read),
  };
}

function toLine(item: AdobeOrderItem, read: ReadText): OrderLine {
  const lineId = requireField('items.item_id', item.item_id);
  const field = (name: string) => `items of ${lineId}, ${name}`;
  const ordered = readPieces(requireField('items.qty_ordered', item.qty_ordered));
  const cancelled = readPieces(item.qty_canceled ?? '0');
  const rowTotal = requireField('items.base_row_total', item.base_row_total);
  return {
    lineId,
    productId: item.product_id ?? undefined,
    sku: item.sku || undefined,
    title: item.name || undefined,
    quantity: ordered,
    quantityAfterEdits: Math.max(0, ordered - cancelled),
    grossMinorUnits: requireText(read, field('base_row_total'), rowTotal),
    discountMinorUnits: netDiscount(item, read),
    taxMinorUnits: absolute(read(field('base_tax_amount'), item.base_tax_amount)),
    giftCard: item.product_type === 'giftcard',
    requiresShipping: item.is_virtual !== '1',
  };
}

/** What amounts of items and of credit memos say of a discount, without tax. */
export function netDiscount(
  item: Pick<AdobeOrderItem, 'base_discount_amount' | 'base_discount_tax_compensation_amount'>,
  read: ReadText,
): bigint {
  const discount = absolute(read('base_discount_amount', item.base_discount_amount));
  const tax = item.base_discount_tax_compensation_amount;
  const net = discount - absolute(read('base_discount_tax_compensation_amount', tax));
  return net < 0n ? 0n : net;
}

/** The order's discount is negative, and has the shipping's in it. */
function findUnallocated(
  order: AdobeOrder,
  items: readonly AdobeOrderItem[],
  read: ReadText,
): bigint {
  const ofShipping = order.base_shipping_discount_amount;
  const ofGoods =
    netDiscount(order, read) - absolute(read('base_shipping_discount_amount', ofShipping));
  const known = items.reduce((sum, item) => sum + netDiscount(item, read), 0n);
  return ofGoods > known ? ofGoods - known : 0n;
}

export function absolute(minorUnits: bigint): bigint {
  return minorUnits < 0n ? -minorUnits : minorUnits;
}

function isSaid(text: string | null | undefined): boolean {
  return text !== undefined && text !== null;
}
