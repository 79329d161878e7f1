import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { requireAmount, type StripeAmounts } from './amounts-of.ts';
import { type Goods, netOf } from './goods.ts';
import type { StripeSession, StripeSessionLine } from './session-schema.ts';

/**
 * The goods of a checkout session. Its events do not have the lines, so the goods are one line then, which names
 * no product. A session with its `line_items`, as the API gives them when asked, has them one by one.
 */
export function normaliseSessionLines(session: StripeSession, amounts: StripeAmounts): Goods {
  const whole = readWhole(session, amounts);
  const items = session.line_items;
  if (!items) return { lines: [whole], unallocatedDiscountMinorUnits: 0n };
  const listed = items.data.map((item) => readItem(item, session, amounts));
  const lines = items.has_more ? [...listed, restOf(whole, listed)] : listed;
  return { lines, unallocatedDiscountMinorUnits: 0n };
}

function readItem(
  item: StripeSessionLine,
  session: StripeSession,
  amounts: StripeAmounts,
): OrderLine {
  const field = `line_items of ${item.id}`;
  const total = requireAmount(amounts, `${field}, amount_total`, item.amount_total);
  const tax = amounts.read(`${field}, amount_tax`, item.amount_tax);
  const discount = amounts.read(`${field}, amount_discount`, item.amount_discount);
  const quantity = /^[1-9]\d{0,8}$/.test(item.quantity ?? '') ? Number(item.quantity) : 1;
  return {
    ...oneLine(session),
    lineId: item.id,
    productId: item.price?.product ?? undefined,
    variantId: item.price?.id ?? undefined,
    title: item.description || undefined,
    ...{ quantity, quantityAfterEdits: quantity },
    // The total has the tax and lacks the discount, whether prices include tax or not.
    grossMinorUnits: total - tax + discount,
    discountMinorUnits: discount,
    taxMinorUnits: tax,
  };
}

/** All goods as one line, without the tax that prices include. */
function readWhole(session: StripeSession, amounts: StripeAmounts): OrderLine {
  const subtotal = requireAmount(amounts, 'amount_subtotal', session.amount_subtotal);
  const discount = amounts.read('amount_discount', session.total_details?.amount_discount);
  const { goods: tax, inclusive } = readTax(session, subtotal - discount, amounts);
  return {
    ...oneLine(session),
    grossMinorUnits: subtotal - inclusive,
    discountMinorUnits: discount,
    taxMinorUnits: tax,
  };
}

function oneLine({ id, shipping_cost: cost }: StripeSession): OrderLine {
  return {
    lineId: id,
    ...{ quantity: 1, quantityAfterEdits: 1 },
    ...{ grossMinorUnits: 0n, discountMinorUnits: 0n, taxMinorUnits: 0n },
    giftCard: false,
    requiresShipping: Boolean(cost),
  };
}

/**
 * The tax of the goods, and what of it their price includes. A session does not say which; but exclusive tax comes on
 * top, so it is what the total has beyond goods and shipping.
 */
function readTax(
  { total_details: details, shipping_cost: shipping, ...session }: StripeSession,
  goods: bigint,
  amounts: StripeAmounts,
): { readonly goods: bigint; readonly inclusive: bigint } {
  const { read } = amounts;
  const total = requireAmount(amounts, 'amount_total', session.amount_total);
  const tax = read('amount_tax', details?.amount_tax);
  const taxOfShipping = read('shipping_cost', shipping?.amount_tax);
  const paidForShipping = shipping
    ? read('shipping_cost', shipping.amount_total)
    : read('amount_shipping', details?.amount_shipping);
  const taxOfGoods = atLeastZero(tax - taxOfShipping);
  const onTop = atLeastZero(total - paidForShipping - goods);
  return { goods: taxOfGoods, inclusive: atLeastZero(taxOfGoods - onTop) };
}

/** What the session says beyond the items that came with it. */
function restOf(whole: OrderLine, listed: readonly OrderLine[]): OrderLine {
  const tax = listed.reduce((sum, line) => sum + line.taxMinorUnits, 0n);
  const net = listed.reduce((sum, line) => sum + netOf(line), 0n);
  return {
    ...whole,
    lineId: `${whole.lineId}-further-items`,
    grossMinorUnits: atLeastZero(netOf(whole) - net),
    discountMinorUnits: 0n,
    taxMinorUnits: atLeastZero(whole.taxMinorUnits - tax),
  };
}

function atLeastZero(minorUnits: bigint): bigint {
  return minorUnits < 0n ? 0n : minorUnits;
}
