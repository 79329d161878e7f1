import type { ReadText } from '../amount-reader.ts';
import type { AdobeOrderItem } from './adobe-commerce-schemas.ts';

/**
 * The items that carry the money. A configurable product or a bundle is an item with children: the children of a bundle
 * with dynamic prices have the prices, and credit memos name them; those of all others cost nothing beside their parent.
 * Both together would count twice.
 */
export function chooseItems(items: readonly AdobeOrderItem[], read: ReadText): AdobeOrderItem[] {
  const children = Map.groupBy(items, ({ parent_item_id: parentId }) => parentId ?? undefined);
  const ids = new Set(items.map(({ item_id: id }) => id));
  const isTop = ({ parent_item_id: parentId }: AdobeOrderItem) => !parentId || !ids.has(parentId);
  return items.filter(isTop).flatMap((item) => {
    const own = item.item_id ? (children.get(item.item_id) ?? []) : [];
    const costs = own.some(({ base_row_total: total }) => read('base_row_total', total) > 0n);
    return costs ? own : [item];
  });
}
