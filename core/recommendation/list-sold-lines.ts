import type { OrderSnapshot } from '../assessment/order-facts.ts';
import type { SoldLine } from './sold-line.ts';

/** The products of an order, of lines that say which one it is; gift cards are none. */
export function listSoldLines(
  { lines }: Pick<OrderSnapshot, 'lines'>,
  creatorIds: readonly string[],
): SoldLine[] {
  return lines.flatMap(
    ({ productId, sku, title, categories = [], quantityAfterEdits, giftCard }) => {
      const id = productId ?? sku;
      if (id === undefined || giftCard || quantityAfterEdits <= 0) return [];
      return [
        { productId: id, title: title ?? id, categories, pieces: quantityAfterEdits, creatorIds },
      ];
    },
  );
}
