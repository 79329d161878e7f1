import type { Instant } from '../time/instant.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import type { Fact, Refund } from './order-facts.ts';
import { refundMoney } from './refund-money.ts';
import type { RefundedTotal } from './refunded-total.ts';

/**
 * What cumulative figures say beyond the refunds that are known by their ids, as one refund for each currency: the
 * difference between the newest figures of all payments and the refunds made by then. When such a refund
 * becomes known the difference shrinks by it, so it does not matter which of them arrives first.
 *
 * A figure from before a refund failed still holds that refund; later ones do not.
 *
 * @param named the refunds of the order by id, with tax settled and pieces priced. Lost disputes are in no figure.
 */
export function listUnnamedRefunds(
  facts: readonly Fact[],
  named: readonly { readonly refund: Refund; readonly currency: string | undefined }[],
): readonly Report[] {
  const byCurrency = Map.groupBy(listNewest(facts), ({ total }) => total.currency);
  return [...byCurrency].flatMap(([currency, figures]): Report[] => {
    const asOf = Math.max(...figures.map(({ at }) => at));
    const known = named.filter(
      (report) => report.currency === currency && report.refund.processedAt <= asOf,
    );
    const missing =
      sum(figures.map(({ total }) => total.minorUnits)) -
      sum(known.map(({ refund }) => refundMoney(refund) + failedAfter(refund, asOf)));
    if (missing <= 0n) return [];
    const refund: Refund = {
      refundId: `refunded-total/${currency}`,
      processedAt: asOf,
      lines: [],
      unallocatedMinorUnits: missing,
      ofPayment: true,
    };
    return [{ refund, currency }];
  });
}

function failedAfter({ failed }: Refund, asOf: Instant): bigint {
  return failed !== undefined && failed.at > asOf ? failed.minorUnits : 0n;
}

type Report = { readonly refund: Refund; readonly currency: string };
type Figure = { readonly total: RefundedTotal; readonly at: number };

function listNewest(facts: readonly Fact[]): Figure[] {
  const newest = new Map<string, Figure>();
  for (const { content, sourceVersion } of facts.toSorted(compareOrderFacts)) {
    if (content.kind !== 'refunded-total') continue;
    const { total } = content;
    newest.set(total.paymentId, { total, at: sourceVersion });
  }
  return [...newest.values()];
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
