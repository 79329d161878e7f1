import type { Refund } from './order-facts.ts';

/** What the customer got, tax, shipping and all. Pieces that have no price yet count nothing. */
export function refundMoney(refund: Refund): bigint {
  const { lines, unallocatedMinorUnits, beyondGoodsMinorUnits = 0n } = refund;
  return lines.reduce(
    (total, { minorUnits = 0n, taxMinorUnits = 0n }) => total + minorUnits + taxMinorUnits,
    unallocatedMinorUnits + beyondGoodsMinorUnits,
  );
}
