import type { ShopifyOrder } from './shopify-schemas.ts';

/** What an order's note attributes of one name say; the shop's theme or app writes them. */
export function valuesOfAttribute(order: ShopifyOrder, name: string): string[] {
  return order.note_attributes.flatMap((one) =>
    one.name === name && one.value ? [one.value] : [],
  );
}
