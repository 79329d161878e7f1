import type { ShopifyRefundInput } from './shopify-input.ts';
import { writeLineItem } from './write-line-item.ts';
import { sum, writeAmounts, writeNumber, writeSet, writeTime } from './written-values.ts';

/** The body of `refunds/create`. */
export function shopifyRefundBody(refund: ShopifyRefundInput): string {
  return JSON.stringify(writeRefund(refund));
}

/** A refund as its own webhook and the order's `refunds` have it. */
export function writeRefund(refund: ShopifyRefundInput) {
  const { currency } = refund;
  const at = writeTime(refund.at);
  const adjustments = [
    ...writeAdjustment(refund, 'refund_discrepancy', refund.beyondLinesMinorUnits ?? 0n, 1),
    ...writeAdjustment(refund, 'shipping_refund', refund.shippingMinorUnits ?? 0n, 2),
  ];
  return {
    id: writeNumber(refund.id),
    order_id: writeNumber(refund.orderId),
    created_at: at,
    note: refund.note ?? null,
    user_id: null,
    processed_at: at,
    duties: [],
    total_duties_set: writeSet(0n, currency),
    return: null,
    restock: true,
    additional_fees: [],
    total_additional_fees_set: writeSet(0n, currency),
    refund_shipping_lines: [],
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_adjustments: adjustments,
    refund_line_items: refund.lines.map((given, index) => ({
      id: writeNumber(String(BigInt(refund.id) * 100n + BigInt(index))),
      line_item_id: writeNumber(given.line.id),
      location_id: null,
      quantity: given.quantity,
      restock_type: 'return',
      ...writeNumericAmounts('subtotal', given.subtotalMinorUnits, currency),
      ...writeNumericAmounts('total_tax', given.taxMinorUnits ?? 0n, currency),
      line_item: writeLineItem(given.line, currency, '0'),
    })),
    transactions: [writeTransaction(refund)],
  };
}

/** Shopify's sign: what was given back beyond the lines is negative. */
function writeAdjustment(
  refund: ShopifyRefundInput,
  kind: 'refund_discrepancy' | 'shipping_refund',
  givenMinorUnits: bigint,
  place: number,
) {
  if (givenMinorUnits === 0n) return [];
  const { currency } = refund;
  return [
    {
      id: writeNumber(String(BigInt(refund.id) * 10n + BigInt(place))),
      order_id: writeNumber(refund.orderId),
      refund_id: writeNumber(refund.id),
      kind,
      reason: kind === 'refund_discrepancy' ? 'Refund discrepancy' : 'Shipping refund',
      ...writeAmounts('amount', -givenMinorUnits, currency),
      ...writeAmounts('tax_amount', 0n, currency),
    },
  ];
}

/** These fields are JSON numbers beside their sets: a trap for readers who use floats. */
function writeNumericAmounts(name: string, minorUnits: bigint, currency: string) {
  const { [name]: text, ...set } = writeAmounts(name, minorUnits, currency);
  return { [name]: writeNumber(String(text)), ...set };
}

function writeTransaction(refund: ShopifyRefundInput) {
  const { currency } = refund;
  const given = sum([
    ...refund.lines.map((line) => line.subtotalMinorUnits),
    refund.beyondLinesMinorUnits ?? 0n,
    refund.shippingMinorUnits ?? 0n,
  ]);
  const { amount } = writeAmounts('amount', given, currency);
  const unsettled = { amount: writeAmounts('amount', 0n, currency).amount, currency };
  return {
    id: writeNumber(String(BigInt(refund.id) * 10n + 9n)),
    order_id: writeNumber(refund.orderId),
    kind: 'refund',
    gateway: 'shopify_payments',
    status: 'success',
    message: 'Refunded',
    authorization: null,
    location_id: null,
    user_id: null,
    device_id: null,
    error_code: null,
    receipt: {},
    payment_id: null,
    // This set alone names its currency otherwise.
    total_unsettled_set: { presentment_money: unsettled, shop_money: unsettled },
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${refund.id}9`,
    created_at: writeTime(refund.at),
    processed_at: writeTime(refund.at),
    test: false,
    parent_id: null,
    amount,
    currency,
    source_name: 'web',
    manual_payment_gateway: false,
  };
}
