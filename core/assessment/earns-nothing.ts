import type { OrderSnapshot } from './order-facts.ts';

/**
 * Whether an order owes nobody anything, whatever its lines say: a test, cancelled, voided, or given
 * back as a whole.
 */
export function earnsNothing(order: OrderSnapshot): boolean {
  return (
    order.test ||
    order.cancelledAt !== undefined ||
    order.financialStatus === 'voided' ||
    order.financialStatus === 'refunded'
  );
}
