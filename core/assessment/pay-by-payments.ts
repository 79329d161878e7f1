import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact, OrderSnapshot } from './order-facts.ts';
import type { PaymentState } from './payment-state.ts';

/**
 * The order with what payment providers say of its payment: paid as soon as one of its payments paid it
 * in full, where the shop itself has not heard of that yet. What the shop says of an order that is paid,
 * given back or void stands.
 */
export function payByPayments(order: OrderSnapshot, facts: readonly Fact[]): OrderSnapshot {
  const isOpen = order.paidAt === undefined && awaiting.has(order.financialStatus);
  const paid = isOpen ? listNewest(facts).filter(({ status }) => status === 'paid') : [];
  if (paid.length === 0) return order;
  const paidAt = Math.min(...paid.map(({ at }) => at));
  return { ...order, financialStatus: 'paid', paidAt };
}

const awaiting: ReadonlySet<string> = new Set(['pending', 'authorized', 'partially-paid']);

function listNewest(facts: readonly Fact[]): PaymentState[] {
  const newest = new Map<string, PaymentState>();
  for (const { content } of facts.toSorted(compareOrderFacts)) {
    if (content.kind === 'payment') newest.set(content.payment.paymentId, content.payment);
  }
  return [...newest.values()];
}
