import type { Refund, RefundLine } from '../../../core/assessment/order-facts.ts';
import type { ReadText } from '../amount-reader.ts';
import { readPieces } from '../read-pieces.ts';
import { readOptionalUtcTime } from '../read-utc-time.ts';
import type { AdobeCreditmemo } from './adobe-commerce-schemas.ts';
import { absolute, netDiscount } from './normalise-lines.ts';
import { readVersion } from './normalise-order.ts';
import { requireField } from './require-field.ts';

/** `Magento\Sales\Model\Order\Creditmemo`: 1 is open, 2 refunded, 3 cancelled. */
const open = '1';
const cancelled = '3';

/** Whether nothing has been given back yet: a later save tells of it. */
export function isOpen({ state }: AdobeCreditmemo): boolean {
  return state === open;
}

/**
 * What a credit memo gave back, in the base currency. Its grand total is not read where there are lines: it is less by what
 * went back to gift cards and store credit, and tender is no part of what goods cost. A memo that was cancelled gave back
 * nothing, and takes the place of what was said of it before.
 *
 * @throws UnusableContentError `missing-field` if neither its items nor its grand total say an amount.
 */
export function normaliseCreditmemo(memo: AdobeCreditmemo, read: ReadText): Refund {
  const [item] = memo.items;
  const refund = {
    refundId: requireField('entity_id', memo.entity_id ?? item?.parent_id),
    processedAt: readOptionalUtcTime('created_at', memo.created_at) ?? readVersion(memo),
  };
  if (memo.state === cancelled) return { ...refund, lines: [], unallocatedMinorUnits: 0n };
  const saysLines = memo.items.some(({ base_row_total: total }) => total);
  return { ...refund, ...(saysLines ? readLines(memo, read) : readTotal(memo, read)) };
}

type Money = Pick<
  Refund,
  'lines' | 'unallocatedMinorUnits' | 'beyondGoodsMinorUnits' | 'ofPayment'
>;

function readLines(memo: AdobeCreditmemo, read: ReadText): Money {
  const shipping =
    read('base_shipping_amount', memo.base_shipping_amount) +
    read('base_shipping_tax_amount', memo.base_shipping_tax_amount);
  const adjustment =
    absolute(read('base_adjustment_positive', memo.base_adjustment_positive)) -
    absolute(read('base_adjustment_negative', memo.base_adjustment_negative));
  return {
    lines: memo.items.flatMap((item) => readLine(item, read)),
    unallocatedMinorUnits: adjustment,
    ...(shipping === 0n ? {} : { beyondGoodsMinorUnits: shipping }),
    ...(adjustment === 0n ? {} : { ofPayment: true as const }),
  };
}

/** A child of a configurable product is listed beside its parent and costs nothing. */
function readLine(item: AdobeCreditmemo['items'][number], read: ReadText): RefundLine[] {
  const rowTotal = read('items.base_row_total', item.base_row_total);
  if (rowTotal === 0n) return [];
  return [
    {
      lineId: requireField('items.order_item_id', item.order_item_id),
      quantity: readPieces(requireField('items.qty', item.qty)),
      minorUnits: rowTotal - netDiscount(item, read),
      taxMinorUnits: absolute(read('items.base_tax_amount', item.base_tax_amount)),
    },
  ];
}

function readTotal(memo: AdobeCreditmemo, read: ReadText): Money {
  const total = requireField('items.base_row_total', memo.base_grand_total);
  return {
    lines: [],
    unallocatedMinorUnits: absolute(read('base_grand_total', total)),
    ofPayment: true,
  };
}
