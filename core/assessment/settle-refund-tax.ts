import type { Refund } from './order-facts.ts';

/**
 * A refund with the lines' amounts without tax, once the order says whether its prices include it.
 *
 * Shopify's `refunds/create` does not say so itself, while the refunds inside an order snapshot
 * come resolved; after this both forms of one refund are the same.
 */
export function settleRefundTax(refund: Refund, taxIncluded: boolean): Refund {
  if (refund.taxUnresolved !== true) return refund;

  const { taxUnresolved: _, ...settled } = refund;
  const lines = refund.lines.map((line) =>
    line.minorUnits === undefined || !taxIncluded
      ? line
      : { ...line, minorUnits: line.minorUnits - (line.taxMinorUnits ?? 0n) },
  );
  return { ...settled, lines };
}
