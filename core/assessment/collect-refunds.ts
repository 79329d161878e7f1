import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact, Refund } from './order-facts.ts';
import { settleRefundTax } from './settle-refund-tax.ts';

/**
 * An order's refunds, each once and in its latest version, in the order in which they were made
 * (ties by id). They come as facts of their own and inside the order's newest snapshot.
 *
 * @param facts all facts of the order.
 * @param newest the snapshot fact that stands; absent while only refunds have arrived.
 */
export function collectRefunds(facts: readonly Fact[], newest: Fact | undefined): Refund[] {
  const taxIncluded = newest?.content.kind === 'order' && newest.content.order.taxIncluded;
  const reports = facts
    .filter((fact) => fact === newest || fact.content.kind === 'refund')
    .toSorted(compareOrderFacts)
    .flatMap(({ content }) => refundsIn(content));
  // A later report of the same refund replaces the earlier one.
  const byId = new Map(reports.map((refund) => [refund.refundId, refund]));

  return [...byId.values()]
    .map((refund) => (newest === undefined ? refund : settleRefundTax(refund, taxIncluded)))
    .toSorted((a, b) => a.processedAt - b.processedAt || (a.refundId < b.refundId ? -1 : 1));
}

function refundsIn(content: Fact['content']): readonly Refund[] {
  if (content.kind === 'refund') return [content.refund];
  return content.kind === 'order' ? content.order.refunds : [];
}
