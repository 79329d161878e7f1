import { allocate } from '../money/allocate.ts';
import { roundFraction } from '../money/round-fraction.ts';
import type { OrderLine, OrderSnapshot } from './order-facts.ts';

/** What a line is worth after edits and before refunds; the plan's switches come later. */
export type LineValue = {
  readonly line: OrderLine;
  /** What the customer pays for the goods without tax; never negative. */
  readonly netMinorUnits: bigint;
  readonly taxMinorUnits: bigint;
  /** Line discounts and the line's part of unallocated order discounts. */
  readonly discountMinorUnits: bigint;
};

/**
 * Values the lines of an order: price x quantity left, less line discounts and the line's part of
 * an order discount that the shop did not allocate, without tax.
 *
 * Pieces that an edit removed take their share of price, discount and tax with them, rounded
 * half-even. An order discount is allocated over the lines by largest remainder, in proportion to
 * what is left to pay for each, and never beyond it.
 */
export function valueLines(order: OrderSnapshot): LineValue[] {
  const left = order.lines.map((line) => {
    const price = shareLeft(line, line.grossMinorUnits);
    const discount = shareLeft(line, line.discountMinorUnits);
    return { line, discount, toPay: atLeastZero(price - discount) };
  });
  const toPay = left.reduce((sum, line) => sum + line.toPay, 0n);
  const orderDiscount = smaller(order.unallocatedDiscountMinorUnits, toPay);
  const parts = toPay === 0n ? [] : allocate(orderDiscount, left, (line) => line.toPay);

  return left.map(({ line, discount, toPay: price }, index) => {
    const part = parts[index]?.minorUnits ?? 0n;
    const tax = shareLeft(line, line.taxMinorUnits);
    return {
      line,
      netMinorUnits: atLeastZero(price - part - (order.taxIncluded ? tax : 0n)),
      taxMinorUnits: tax,
      discountMinorUnits: discount + part,
    };
  });
}

/** The part of a line's amount that belongs to the pieces left after edits. */
function shareLeft(line: OrderLine, minorUnits: bigint): bigint {
  if (line.quantityAfterEdits === line.quantity) return minorUnits;
  if (line.quantity <= 0) return 0n;
  return roundFraction(
    minorUnits * BigInt(line.quantityAfterEdits),
    BigInt(line.quantity),
    'half-even',
  );
}

function atLeastZero(minorUnits: bigint): bigint {
  return minorUnits < 0n ? 0n : minorUnits;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
