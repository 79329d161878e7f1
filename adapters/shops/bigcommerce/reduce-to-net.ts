import type { OrderLine } from '../../../core/assessment/order-facts.ts';
import { roundFraction } from '../../../core/money/round-fraction.ts';

/** What a line's prices are entered with, in minor units of the whole line. */
export type LinePrice = {
  readonly netMinorUnits: bigint;
  readonly grossMinorUnits: bigint;
  /** The store enters prices with tax: discounts, and amounts of refunds, have it in them, too. */
  readonly isEnteredWithTax: boolean;
};

/** A line, and what its amounts are entered with. */
export type PricedLine = { readonly line: OrderLine; readonly price: LinePrice };

/** An amount of a line as the store enters amounts, without tax: in proportion to the line's price, rounded half-even. */
export function reduceToNet(minorUnits: bigint, price: LinePrice): bigint {
  if (!price.isEnteredWithTax || price.grossMinorUnits === 0n) return minorUnits;
  return roundFraction(minorUnits * price.netMinorUnits, price.grossMinorUnits, 'half-even');
}
