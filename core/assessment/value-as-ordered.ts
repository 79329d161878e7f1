import type { Money } from '../money/money.ts';
import { earnsNothing } from './earns-nothing.ts';
import { valueLines } from './line-values.ts';
import type { OrderSnapshot } from './order-facts.ts';

/**
 * What the goods of an order cost as they were ordered: without tax, and before edits and refunds,
 * which one of two shops that tell of the same sale may hear of later. `undefined` while the order is
 * not paid, and for one that earns nobody anything.
 */
export function valueAsOrdered(order: OrderSnapshot): Money | undefined {
  if (order.paidAt === undefined || earnsNothing(order)) return undefined;
  const lines = order.lines.map((line) => ({ ...line, quantityAfterEdits: line.quantity }));
  return {
    minorUnits: valueLines({ ...order, lines }).reduce((sum, line) => sum + line.netMinorUnits, 0n),
    currency: order.currency,
  };
}
