import type { Refund, RefundLine } from '../../../core/assessment/order-facts.ts';
import { type ReadText, requireText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import { readTime } from '../read-time.ts';
import type { BigcommerceRefund } from './bigcommerce-schemas.ts';
import { type PricedLine, reduceToNet } from './reduce-to-net.ts';

type Item = BigcommerceRefund['items'][number];

/**
 * What a refund gave back. `PRODUCT` items name pieces of a line, and an amount only if somebody typed it in; `ORDER` items are
 * money for the whole order, without saying for which goods; shipping, handling, wrapping, fees and tax by itself are no goods.
 *
 * An order itself says nothing of refunds: its `refunded_amount` is always 0.
 */
export function normaliseRefund(
  refund: BigcommerceRefund,
  priced: readonly PricedLine[],
  read: ReadText,
): Refund {
  const field = `refund ${refund.id}`;
  const base = {
    refundId: refund.id,
    processedAt: readTime(`${field}, created`, refund.created),
  };
  const total = requireText(read, `${field}, total_amount`, refund.total_amount);
  if (refund.payments.length > 0 && refund.payments.every((payment) => payment.is_declined)) {
    const failed = { minorUnits: total, at: base.processedAt };
    return { ...base, lines: [], unallocatedMinorUnits: 0n, failed };
  }
  // Somebody typed in what to give back in all: what the items would come to is not what was paid.
  if (refund.uses_merchant_override_values === true) {
    return { ...base, lines: [], unallocatedMinorUnits: total, ofPayment: true };
  }
  const sumOf = (items: readonly Item[]) =>
    items.reduce(
      (sum, item) => sum + read(`${field}, requested_amount`, item.requested_amount),
      0n,
    );
  const { PRODUCT: goods = [], ORDER: ofOrder = [], ...others } = byType(refund.items);
  const unallocated = sumOf(ofOrder);
  const beyondGoods = sumOf(Object.values(others).flatMap((items) => items ?? []));
  return {
    ...base,
    lines: goods.map((item) => readLine(item, priced, read, field)),
    unallocatedMinorUnits: unallocated,
    ...(beyondGoods === 0n ? {} : { beyondGoodsMinorUnits: beyondGoods }),
    ...(unallocated === 0n ? {} : { ofPayment: true as const }),
  };
}

function byType(items: readonly Item[]): Partial<Record<string, Item[]>> {
  return Object.groupBy(items, (item) => item.item_type);
}

/**
 * An amount that was typed in is as the store's prices are, with or without tax. It may be the price before discounts, so no
 * more goes back than was paid for the line.
 */
function readLine(
  item: Item,
  priced: readonly PricedLine[],
  read: ReadText,
  field: string,
): RefundLine {
  const lineId = item.item_id ?? '';
  const quantity = readPieces(item.quantity ?? '0');
  const requested = item.requested_amount;
  if (requested === null || requested === undefined) return { lineId, quantity };

  const minorUnits = requireText(read, `${field}, requested_amount`, requested);
  const found = priced.find(({ line }) => line.lineId === lineId);
  if (found === undefined) return { lineId, quantity, minorUnits };
  const { line, price } = found;
  const net = reduceToNet(minorUnits, price);
  const paid = line.grossMinorUnits - line.discountMinorUnits;
  const tax = minorUnits - net;
  return {
    lineId,
    quantity,
    minorUnits: net < paid ? net : paid,
    ...(tax === 0n ? {} : { taxMinorUnits: tax }),
  };
}
