import type { Fact, OrderSnapshot, Refund } from '../../../core/assessment/order-facts.ts';
import { aRefund } from './a-refund.ts';
import { anOrderSnapshot } from './an-order-snapshot.ts';
import { orderMoment } from './moments.ts';

/** An `orders/create` fact of the factories' order, received two seconds after it. */
export function aFact(changes: Partial<Fact> = {}): Fact {
  const sourceVersion = changes.sourceVersion ?? orderMoment;
  return {
    merchantId: 'acme',
    connectionId: 'acme.shop',
    orderId: '1001',
    factId: `shopify/order/1001@${sourceVersion}`,
    digest: 'digest-1',
    sourceVersion,
    recordedAt: sourceVersion + 2_000,
    content: { kind: 'order', topic: 'orders/create', order: anOrderSnapshot() },
    ...changes,
  };
}

/** A fact that carries this snapshot, as the shop described the order at `sourceVersion`. */
export function anOrderFact(order: OrderSnapshot, changes: Partial<Fact> = {}): Fact {
  return aFact({ content: { kind: 'order', topic: 'orders/updated', order }, ...changes });
}

/** A `refunds/create` fact that carries this refund. */
export function aRefundFact(refund: Refund = aRefund(), changes: Partial<Fact> = {}): Fact {
  return aFact({
    factId: `shopify/refund/${refund.refundId}@${refund.processedAt}`,
    digest: `digest-${refund.refundId}`,
    sourceVersion: refund.processedAt,
    content: { kind: 'refund', topic: 'refunds/create', refund, currency: 'USD' },
    ...changes,
  });
}

/** A person's hold on the factories' order. */
export function aHoldFact(holdId = 'hold-1', changes: Partial<Fact> = {}): Fact {
  return aFact({
    factId: `hold/${holdId}`,
    digest: `digest-${holdId}`,
    content: {
      kind: 'hold',
      holdId,
      reason: 'manual',
      note: 'Looks odd.',
      author: 'manager@acme.example',
    },
    ...changes,
  });
}

/** The release of a hold on the factories' order. */
export function aReleaseFact(holdId = 'hold-1', changes: Partial<Fact> = {}): Fact {
  return aFact({
    factId: `release/${holdId}`,
    digest: `digest-release-${holdId}`,
    content: { kind: 'release', holdId, note: 'Checked.', author: 'manager@acme.example' },
    ...changes,
  });
}
