import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { type ReadText, requireText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import type { BigcommerceProduct } from './bigcommerce-schemas.ts';
import { type LinePrice, type PricedLine, reduceToNet } from './reduce-to-net.ts';

/**
 * The lines of an order, without tax. A line's totals are before discounts; `applied_discounts` has what each discount took off
 * the line, those of the whole order included. They are written as the store enters prices, which is with tax where
 * `base_total` is the total with tax.
 */
export function normaliseLines(
  products: readonly BigcommerceProduct[],
  read: ReadText,
): PricedLine[] {
  return products.map((product) => {
    const field = `products, ${product.id}`;
    const price = readPrice(product, read);
    const discounted = product.applied_discounts.reduce(
      (sum, { amount }) => sum + requireText(read, `${field}, applied_discounts`, amount),
      0n,
    );
    const discount = reduceToNet(discounted, price);
    const pieces = readPieces(product.quantity);
    const line: OrderLine = {
      lineId: product.id,
      productId: idOf(product.product_id),
      variantId: idOf(product.variant_id),
      sku: product.sku || undefined,
      title: product.name || undefined,
      quantity: pieces,
      quantityAfterEdits: pieces,
      grossMinorUnits: price.netMinorUnits,
      discountMinorUnits: discount < price.netMinorUnits ? discount : price.netMinorUnits,
      taxMinorUnits: price.grossMinorUnits - price.netMinorUnits,
      giftCard: product.type === 'giftcertificate',
      requiresShipping: product.type !== 'digital' && product.type !== 'giftcertificate',
    };
    return { line, price };
  });
}

/** What a line costs before discounts, with and without tax. */
function readPrice(product: BigcommerceProduct, read: ReadText): LinePrice {
  const field = `products, ${product.id}`;
  const net = requireText(read, `${field}, total_ex_tax`, product.total_ex_tax);
  const gross = requireText(read, `${field}, total_inc_tax`, product.total_inc_tax);
  const entered = read(`${field}, base_total`, product.base_total);
  return {
    netMinorUnits: net,
    grossMinorUnits: gross,
    isEnteredWithTax: entered === gross && entered !== net,
  };
}

/** 0 is BigCommerce's "none". */
function idOf(text: string | null | undefined): string | undefined {
  return text && text !== '0' ? text : undefined;
}
