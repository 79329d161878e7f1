import type { Dispute } from '../../../core/assessment/dispute.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import { aFact } from './a-fact.ts';
import { daysAfterOrder } from './moments.ts';

/** An open chargeback over the whole 100.00 USD of the factories' order, five days after it. */
export function aDispute(changes: Partial<Dispute> = {}): Dispute {
  return {
    disputeId: 'dispute-1',
    kind: 'chargeback',
    status: 'opened',
    openedAt: daysAfterOrder(5),
    minorUnits: 10_000n,
    currency: 'USD',
    ...changes,
  };
}

/** A fact that carries this dispute; its version is its end, or its beginning while it has none. */
export function aDisputeFact(dispute: Dispute = aDispute(), changes: Partial<Fact> = {}): Fact {
  const { disputeId, endedAt, openedAt, status } = dispute;
  const sourceVersion = endedAt ?? openedAt;
  return aFact({
    factId: `shopify/dispute/${disputeId}@${sourceVersion}`,
    digest: `digest-${disputeId}-${status}`,
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content: { kind: 'dispute', topic: 'disputes/update', dispute },
    ...changes,
  });
}
