import type { OrderSnapshot } from '../../core/assessment/order-facts.ts';

/** Whether an order was paid for, and not called off. */
export function countsAsPurchase(order: OrderSnapshot): boolean {
  return order.paidAt !== undefined && order.cancelledAt === undefined && !order.test;
}
