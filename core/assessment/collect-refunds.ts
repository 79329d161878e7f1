import { applyRefunds } from './apply-refunds.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import { foldDisputes } from './fold-disputes.ts';
import { valueLines } from './line-values.ts';
import { listReversals } from './list-reversals.ts';
import { listUnnamedRefunds } from './list-unnamed-refunds.ts';
import type { Fact, OrderSnapshot, Refund } from './order-facts.ts';
import { settleRefundTax } from './settle-refund-tax.ts';
import { weighPayments } from './weigh-payments.ts';

/** An order's refunds, by what may become of them; each group in the order in which they were made, ties by id. */
export type CollectedRefunds = {
  /** What connections of payments tell beyond the shop comes last: it takes what the shop's own refunds leave. */
  readonly refunds: readonly Refund[];
  /** Only ever reported in another currency than the order's: nobody knows what they took from it. */
  readonly foreign: readonly Refund[];
  /** Reported by a connection of payments, of money of which the shop tells itself. */
  readonly toldByShop: readonly Refund[];
};

/**
 * An order's refunds, each once and in its latest version. They come as facts of their own, inside the
 * order's newest snapshot, as cumulative figures, and as lost disputes; from the shop, and from
 * connections of payments, which are weighed against it.
 *
 * @param facts all facts of the order.
 * @param newest the snapshot fact that stands; absent while only refunds have arrived.
 */
export function collectRefunds(facts: readonly Fact[], newest: Fact | undefined): CollectedRefunds {
  const order = newest?.content.kind === 'order' ? newest.content.order : undefined;
  const isForeign = ({ currency }: Report) => order !== undefined && currency !== order.currency;
  const [ofShop, ofPayments] = [false, true].map((isOfPayments) => {
    const said = facts.filter(({ toldBy }) => (toldBy !== undefined) === isOfPayments);
    return collectNamed(said, newest, order);
  }) as [Named, Named];
  const money = weigh(ofPayments.own, ofShop.own, order);
  const foreign = [...ofShop.foreign, ...ofPayments.foreign];
  const reversals = weigh(
    ofPayments.reversals.filter((report) => !isForeign(report)),
    ofShop.reversals.filter((report) => !isForeign(report)),
    order,
  );
  const own = price([...ofShop.own, ...money.beyond], order);
  const others = [
    ...listUnnamedRefunds(facts, [...own, ...foreign]),
    ...ofShop.reversals,
    ...ofPayments.reversals.filter(isForeign),
  ];

  return {
    refunds: [
      ...inOrder([...ofShop.own, ...others.filter((report) => !isForeign(report))]),
      ...inOrder([...money.beyond, ...reversals.beyond]),
    ],
    foreign: inOrder([...foreign, ...others.filter(isForeign)]),
    toldByShop: inOrder([...money.toldByShop, ...reversals.toldByShop]),
  };
}

type Named = {
  readonly own: readonly Report[];
  readonly foreign: readonly Report[];
  /** By lost disputes, in any currency. */
  readonly reversals: readonly Report[];
};

/** The refunds that one side names by their ids. */
function collectNamed(
  facts: readonly Fact[],
  newest: Fact | undefined,
  order: OrderSnapshot | undefined,
): Named {
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
  return { own, foreign, reversals: listReversals(foldDisputes(facts)) };
}

/** Weighs what payments tell against the shop, once there is an order whose money it is. */
function weigh(
  told: readonly Report[],
  ofShop: readonly Report[],
  order: OrderSnapshot | undefined,
): { readonly beyond: readonly Report[]; readonly toldByShop: readonly Report[] } {
  if (order === undefined || told.length === 0) return { beyond: told, toldByShop: [] };
  const { currency } = order;
  const refundsOf = (reports: readonly Report[]) => inOrder(price(reports, order));
  const { beyond, toldByShop } = weighPayments(refundsOf(told), refundsOf(ofShop));
  const toReport = (refund: Refund): Report => ({ refund, currency });
  return { beyond: beyond.map(toReport), toldByShop: toldByShop.map(toReport) };
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

/** A later report of the same refund replaces the earlier one, but never by its sum alone what says more. */
function latestOfEach(reports: readonly Report[]): Report[] {
  const latest = new Map<string, Report>();
  for (const report of reports) {
    const known = latest.get(report.refund.refundId);
    const saysLess = report.refund.summary === true && known?.refund.summary !== true;
    if (known === undefined || !saysLess) latest.set(report.refund.refundId, report);
  }
  return [...latest.values()];
}

function inOrder(reports: readonly Report[]): Refund[] {
  return reports
    .map(({ refund }) => refund)
    .toSorted((a, b) => a.processedAt - b.processedAt || (a.refundId < b.refundId ? -1 : 1));
}
