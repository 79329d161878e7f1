import { applyRefunds } from './apply-refunds.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDisputes } from './fold-disputes.ts';
import { valueLines } from './line-values.ts';
import { listReversals } from './list-reversals.ts';
import { listUnnamedRefunds } from './list-unnamed-refunds.ts';
import type { Fact, OrderSnapshot, Refund } from './order-facts.ts';
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
    .flatMap(({ content }) => reportsIn(content, order));
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
    ...listUnnamedRefunds(facts, [...price(own, order), ...foreign]),
    ...listReversals(foldDisputes(facts)),
  ];

  return {
    refunds: inOrder([...own, ...others.filter((report) => !isForeign(report))]),
    foreign: inOrder([...foreign, ...others.filter(isForeign)]),
  };
}

/** The currency is absent while a refund of pieces alone awaits its order. */
type Report = { readonly refund: Refund; readonly currency: string | undefined };

function reportsIn(
  content: Fact['content'],
  standing: OrderSnapshot | undefined,
): readonly Report[] {
  if (content.kind === 'refund') {
    return [{ refund: content.refund, currency: content.currency ?? standing?.currency }];
  }
  if (content.kind !== 'order') return [];
  const { refunds, currency } = content.order;
  return refunds.map((refund) => ({ refund, currency }));
}

/** What the pieces come to that a refund names without an amount; other refunds are as they are. */
function price(reports: readonly Report[], order: OrderSnapshot | undefined): readonly Report[] {
  const isPriced = ({ refund }: Report) =>
    refund.lines.every((line) => line.minorUnits !== undefined);
  if (order === undefined || reports.every(isPriced)) return reports;
  const { folded } = applyRefunds(valueLines(order), inOrder(reports));
  return folded.map(({ refund }) => ({ refund, currency: order.currency }));
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
