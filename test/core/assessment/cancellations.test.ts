import { describe, expect, it } from '@jest/globals';
import type { Cancellation } from '../../../core/assessment/cancellation.ts';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { Fact } from '../../../core/assessment/order-facts.ts';
import {
  aFact,
  anOrderFact,
  anOrderSnapshot,
  daysAfterOrder,
} from '../../support/factories/index.ts';

function aCancellationFact(cancellation: Cancellation, sourceVersion = 0): Fact {
  return aFact({
    factId: `generic/cancellation/1001@${sourceVersion}`,
    digest: `digest-cancellation-${sourceVersion}`,
    sourceVersion,
    content: { kind: 'cancellation', topic: 'cancellation', cancellation },
  });
}

const cancelledAt = (facts: readonly Fact[]) => foldOrder(facts).snapshot?.cancelledAt;
const orderAt = (days: number, topic = 'order.updated') =>
  aFact({
    factId: `order@${days}`,
    digest: `digest-order-${days}`,
    sourceVersion: daysAfterOrder(days),
    content: { kind: 'order', topic, order: anOrderSnapshot() },
  });

describe('a cancellation that comes without its order', () => {
  const at = daysAfterOrder(2);
  const cancellation = aCancellationFact({ cancelledAt: at }, at);

  it('cancels the order, whichever of them comes first', () => {
    expect(cancelledAt([orderAt(0), cancellation])).toBe(at);
    expect(cancelledAt([cancellation, orderAt(0)])).toBe(at);
  });

  it('gives way to what the shop says of the order later, and to nothing earlier', () => {
    expect(cancelledAt([orderAt(3), cancellation])).toBeUndefined();
    expect(cancelledAt([orderAt(1), orderAt(0), cancellation])).toBe(at);
  });

  it('waits for its order', () => {
    expect(foldOrder([cancellation]).snapshot).toBeUndefined();
  });

  it('changes nothing about an order of which the shop says itself when it was cancelled', () => {
    const order = anOrderSnapshot({ cancelledAt: daysAfterOrder(1) });

    expect(cancelledAt([anOrderFact(order), cancellation])).toBe(daysAfterOrder(1));
  });
});

describe('a deletion, which has no time', () => {
  const deletion = aCancellationFact({});

  it('cancels the order whatever is said of it otherwise', () => {
    expect(cancelledAt([deletion, orderAt(3)])).toBe(anOrderSnapshot().placedAt);
  });

  it('is over once the shop says that the order is back', () => {
    const facts = [deletion, orderAt(3), orderAt(4, 'order.restored')];

    expect(cancelledAt(facts)).toBeUndefined();
    expect(cancelledAt([...facts, orderAt(5)])).toBeUndefined();
  });
});
