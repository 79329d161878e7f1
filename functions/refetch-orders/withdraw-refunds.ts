import { formatVersion } from '../../adapters/shops/format-version.ts';
import type { ParsedFact } from '../../adapters/shops/shop-adapter.ts';
import type { AllRefunds } from '../../adapters/shops/shop-client.ts';
import { compareOrderFacts } from '../../core/assessment/compare-order-facts.ts';
import type { Fact, Refund } from '../../core/assessment/order-facts.ts';

/**
 * Takes out the refunds of an order that its shop does not have any more: somebody deleted them there, so nothing went back. Each
 * becomes a later version of itself that failed.
 *
 * @param known the order's facts from before the shop was asked, so that none of them can be younger than its answer.
 */
export function withdrawRefunds(
  provider: string,
  known: readonly Fact[],
  { refundIds, asOf }: AllRefunds,
): ParsedFact[] {
  const existing = new Set(refundIds);
  return latestRefunds(known)
    .filter(({ refund }) => !existing.has(refund.refundId) && refund.failed === undefined)
    .map(({ fact, refund, currency }) => {
      const sourceVersion = Math.max(asOf, fact.sourceVersion + 1);
      const { refundId, processedAt } = refund;
      const failed = { minorUnits: sumOf(refund), at: sourceVersion };
      return {
        factId: `${provider}/refund/${fact.orderId}/${refundId}@${formatVersion(sourceVersion)}`,
        orderId: fact.orderId,
        sourceVersion,
        content: {
          kind: 'refund',
          topic: 'refetch',
          refund: { refundId, processedAt, lines: [], unallocatedMinorUnits: 0n, failed },
          ...(currency === undefined ? {} : { currency }),
        },
      };
    });
}

/** Refunds by facts of the shop's own; what an order lists goes with the order's next version. */
function latestRefunds(known: readonly Fact[]) {
  const latest = new Map<string, { fact: Fact; refund: Refund; currency: string | undefined }>();
  for (const fact of known.toSorted(compareOrderFacts)) {
    const { content, toldBy } = fact;
    if (content.kind !== 'refund' || toldBy !== undefined) continue;
    const { refund, currency } = content;
    latest.set(refund.refundId, { fact, refund, currency });
  }
  return [...latest.values()];
}

function sumOf({ lines, unallocatedMinorUnits, beyondGoodsMinorUnits = 0n }: Refund): bigint {
  return lines.reduce(
    (sum, { minorUnits = 0n, taxMinorUnits = 0n }) => sum + minorUnits + taxMinorUnits,
    unallocatedMinorUnits + beyondGoodsMinorUnits,
  );
}
