import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDisputes } from './fold-disputes.ts';
import { listReversals } from './list-reversals.ts';
import type { Fact, Refund } from './order-facts.ts';
import { settleRefundTax } from './settle-refund-tax.ts';

/**
 * An order's refunds, each once and in its latest version, in the order in which they were made
 * (ties by id). They come as facts of their own, inside the order's newest snapshot, and as lost disputes.
 *
 * `foreign` are those that were only ever reported in another currency than the order's: nobody
 * knows what they took from it.
 *
 * @param facts all facts of the order.
 * @param newest the snapshot fact that stands; absent while only refunds have arrived.
 */
export function collectRefunds(
  facts: readonly Fact[],
  newest: Fact | undefined,
): { readonly refunds: readonly Refund[]; readonly foreign: readonly Refund[] } {
  const order = newest?.content.kind === 'order' ? newest.content.order : undefined;
  const reports = [
    ...facts
      .filter((fact) => fact === newest || fact.content.kind === 'refund')
      .toSorted(compareOrderFacts)
      .flatMap(({ content }) => reportsIn(content)),
    ...listReversals(foldDisputes(facts)),
  ];
  const isForeign = ({ currency }: Report) => order !== undefined && currency !== order.currency;
  const refunds = latestOfEach(reports.filter((report) => !isForeign(report)));
  const known = new Set(refunds.map(({ refundId }) => refundId));

  return {
    refunds:
      order === undefined
        ? refunds
        : refunds.map((refund) => settleRefundTax(refund, order.taxIncluded)),
    foreign: latestOfEach(reports.filter(isForeign)).filter(({ refundId }) => !known.has(refundId)),
  };
}

type Report = { readonly refund: Refund; readonly currency: string };

function reportsIn(content: Fact['content']): readonly Report[] {
  if (content.kind === 'refund') return [content];
  if (content.kind !== 'order') return [];
  const { refunds, currency } = content.order;
  return refunds.map((refund) => ({ refund, currency }));
}

/** A later report of the same refund replaces the earlier one. */
function latestOfEach(reports: readonly Report[]): Refund[] {
  const byId = new Map(reports.map(({ refund }) => [refund.refundId, refund]));
  return [...byId.values()].toSorted(
    (a, b) => a.processedAt - b.processedAt || (a.refundId < b.refundId ? -1 : 1),
  );
}
