import type { Refund } from '../../../core/assessment/order-facts.ts';
import { splitRefund } from '../split-refund.ts';
import { readChecked } from './event-fields.ts';
import type { RefundData } from './refund-schema.ts';

/** A refund of our own format: lines without an amount are pieces, and a total beyond the lines is of the payment. */
export function normaliseRefund(data: RefundData): Refund {
  const read = (text: string | undefined) => readChecked(text, data.currency);
  const base = { refundId: data.refundId, processedAt: data.refundedAt };
  const shipping = read(data.shipping);
  if (data.total === undefined) {
    return {
      ...base,
      lines: data.lines.map(({ lineId, quantity, amount, tax }) => ({
        lineId,
        quantity,
        ...(amount === undefined ? {} : { minorUnits: read(amount), taxMinorUnits: read(tax) }),
      })),
      unallocatedMinorUnits: 0n,
      ...(shipping === 0n ? {} : { beyondGoodsMinorUnits: shipping }),
    };
  }
  const lines = data.lines.map(({ lineId, quantity, amount, tax }) => ({
    lineId,
    quantity,
    minorUnits: read(amount),
    taxMinorUnits: read(tax),
  }));
  const total = read(data.total);
  return {
    ...base,
    ...splitRefund({ lines, beyondGoodsMinorUnits: shipping, totalMinorUnits: total }),
  };
}
