import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDisputes } from './fold-disputes.ts';
import { listReversals } from './list-reversals.ts';
import { listUnnamedRefunds } from './list-unnamed-refunds.ts';
import type { Fact, Refund } from './order-facts.ts';
import { settleRefundTax } from './settle-refund-tax.ts';

/**
 * An order's refunds, each once and in its latest version, in the order in which they were made
 * (ties by id). They come as facts of their own, inside the order's newest snapshot, as cumulative figures,
 * and as lost disputes.
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
  const named = facts
    .filter((fact) => fact === newest || fact.content.kind === 'refund')
    .toSorted(compareOrderFacts)
    .flatMap(({ content }) => reportsIn(content));
  const isForeign = ({ currency }: Report) => order !== undefined && currency !== order.currency;
  const settled = (reports: readonly Report[]): Report[] =>
    latestOfEach(reports).map((report) =>
      order === undefined
        ? report
        : { ...report, refund: settleRefundTax(report.refund, order.taxIncluded) },
    );
  const own = settled(named.filter((report) => !isForeign(report)));
  const known = new Set(own.map(({ refund }) => refund.refundId));
  const foreign = settled(named.filter(isForeign)).filter(
    ({ refund }) => !known.has(refund.refundId),
  );
  const others = [
    ...listUnnamedRefunds(facts, [...own, ...foreign]),
    ...listReversals(foldDisputes(facts)),
  ];

  return {
    refunds: inOrder([...own, ...others.filter((report) => !isForeign(report))]),
    foreign: inOrder([...foreign, ...others.filter(isForeign)]),
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
function latestOfEach(reports: readonly Report[]): Report[] {
  return [...new Map(reports.map((report) => [report.refund.refundId, report])).values()];
}

function inOrder(reports: readonly Report[]): Refund[] {
  return reports
    .map(({ refund }) => refund)
    .toSorted((a, b) => a.processedAt - b.processedAt || (a.refundId < b.refundId ? -1 : 1));
}
