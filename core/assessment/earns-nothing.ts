import type { OrderSnapshot } from './order-facts.ts';
import type { OrderState } from './order-state.ts';

/**
 * Whether an order owes nobody anything, whatever its lines say: a test, cancelled, voided, given
 * back as a whole, or not paid in time.
 */
export function earnsNothing(
  order: OrderSnapshot,
  { expired }: Pick<OrderState, 'expired'> = {},
): boolean {
  return (
    expired === true ||
    order.test ||
    order.cancelledAt !== undefined ||
    order.financialStatus === 'voided' ||
    order.financialStatus === 'refunded'
  );
}
