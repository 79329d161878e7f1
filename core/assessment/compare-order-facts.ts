import type { Fact } from './order-facts.ts';

/** Shop topics by how late in an order's life they speak; the more specific news stands. */
const topicOrder: readonly string[] = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/partially_fulfilled',
  'orders/fulfilled',
  'orders/cancelled',
  'refunds/create',
  'disputes/create',
  'disputes/update',
  'checkout.session.completed',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'invoice.finalized',
  'invoice.payment_failed',
  'invoice.payment_succeeded',
  'invoice.paid',
  'invoice.marked_uncollectible',
  'invoice.voided',
  'charge.refunded',
  'refund.created',
  'charge.refund.updated',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.dispute.funds_reinstated',
  'charge.dispute.closed',
  'order.created',
  'order.updated',
  'order.restored',
];

/**
 * Orders facts about one thing so that the last one stands: by the source's own version, then by
 * topic, then by digest. Arrival plays no part. Unknown topics come first.
 */
export function compareOrderFacts(a: Fact, b: Fact): number {
  return (
    a.sourceVersion - b.sourceVersion ||
    topicRank(a) - topicRank(b) ||
    (a.digest === b.digest ? 0 : a.digest < b.digest ? -1 : 1)
  );
}

function topicRank({ content }: Fact): number {
  return 'topic' in content ? topicOrder.indexOf(content.topic) : -1;
}
