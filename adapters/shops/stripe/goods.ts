import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { allocate } from '../../../core/money/allocate.ts';

/** What an order is about: its lines, without tax in their prices, and what is off that no line has. */
export type Goods = {
  readonly lines: readonly OrderLine[];
  readonly unallocatedDiscountMinorUnits: bigint;
};

/**
 * Lines with less tax: what credits took off the tax, in proportion to the tax of each by largest remainder, and
 * never more than there is.
 */
export function creditTax(lines: readonly OrderLine[], creditMinorUnits: bigint): OrderLine[] {
  const tax = lines.reduce((sum, line) => sum + taxOf(line), 0n);
  const credit = creditMinorUnits < tax ? creditMinorUnits : tax;
  if (credit <= 0n) return [...lines];
  const parts = allocate(credit, lines, taxOf);
  return parts.map(({ owner, minorUnits }) => ({
    ...owner,
    taxMinorUnits: owner.taxMinorUnits - minorUnits,
  }));
}

function taxOf({ taxMinorUnits }: OrderLine): bigint {
  return taxMinorUnits > 0n ? taxMinorUnits : 0n;
}

/** What a line's goods cost without tax. */
export function netOf({ grossMinorUnits, discountMinorUnits }: OrderLine): bigint {
  return grossMinorUnits - discountMinorUnits;
}
