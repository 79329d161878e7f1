import type { ShopifyLineInput } from './shopify-input.ts';
import { writeAmounts, writeNumber } from './written-values.ts';

/** A line item as orders, fulfilments and refunds repeat it. */
export function writeLineItem(line: ShopifyLineInput, currency: string, taxRate: string) {
  const isFulfillable = line.currentQuantity ?? line.quantity;
  return {
    id: writeNumber(line.id),
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.currentQuantity ?? line.quantity,
    fulfillable_quantity: isFulfillable,
    fulfillment_service: line.giftCard ? 'gift_card' : 'manual',
    fulfillment_status: null,
    gift_card: line.giftCard ?? false,
    grams: 250,
    name: line.title,
    ...writeAmounts('price', line.unitPriceMinorUnits, currency),
    product_exists: line.productId !== undefined,
    product_id: line.productId === undefined ? null : writeNumber(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: line.requiresShipping ?? !line.giftCard,
    sales_line_item_group_id: null,
    sku: line.sku ?? null,
    taxable: !line.giftCard,
    title: line.title,
    ...writeAmounts('total_discount', 0n, currency),
    variant_id: line.variantId === undefined ? null : writeNumber(line.variantId),
    variant_inventory_management: 'shopify',
    variant_title: null,
    vendor: null,
    tax_lines: writeTaxLines(line.taxMinorUnits ?? 0n, currency, taxRate),
    duties: [],
    discount_allocations: (line.discountsMinorUnits ?? []).flatMap((minorUnits, index) =>
      minorUnits === 0n
        ? []
        : [{ ...writeAmounts('amount', minorUnits, currency), discount_application_index: index }],
    ),
  };
}

export function writeTaxLines(minorUnits: bigint, currency: string, rate: string) {
  if (minorUnits === 0n) return [];
  return [
    {
      channel_liable: false,
      ...writeAmounts('price', minorUnits, currency),
      rate: writeNumber(rate),
      title: 'VAT',
    },
  ];
}
