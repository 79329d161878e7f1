import { describe, expect, it } from '@jest/globals';
import { foldOrder } from '../../../core/assessment/fold-order.ts';
import type { NamedSubscription } from '../../../core/assessment/named-subscription.ts';
import { toSubscriptionPayment } from '../../../core/assessment/to-subscription-payment.ts';
import {
  aFact,
  anOrderFact,
  anOrderSnapshot,
  daysAfterOrder,
} from '../../support/factories/index.ts';

const order = anOrderFact(anOrderSnapshot());
const says = (subscription: NamedSubscription, version = 1) =>
  aFact({
    factId: `subscription/${subscription.subscriptionId}@${version}`,
    digest: `${version}`,
    sourceVersion: version,
    content: { kind: 'subscription', subscription },
  });
const begun = (id: string) => says({ subscriptionId: id, paymentNumber: 1, paidDays: 31 });
const paysOf = (...facts: Parameters<typeof foldOrder>[0]) => {
  const { snapshot } = foldOrder(facts);
  return snapshot && [snapshot.subscription, ...(snapshot.otherSubscriptions ?? [])];
};

describe('a fact of a subscription', () => {
  it('names the subscription that an order pays for, and until when', () => {
    expect(paysOf(order, begun('a'))).toEqual([
      { subscriptionId: 'a', paymentNumber: 1, paidUntil: daysAfterOrder(31) },
    ]);
  });

  it('waits for its order', () => {
    expect(foldOrder([begun('a')]).snapshot).toBeUndefined();
    expect(paysOf(begun('a'), order)).toEqual(paysOf(order, begun('a')));
  });

  it('stands in its newest version, and is taken back by one', () => {
    const facts = [order, says({ subscriptionId: 'a', paymentNumber: 3 }, 2), begun('a')];

    expect(paysOf(...facts)).toEqual([{ subscriptionId: 'a', paymentNumber: 3 }]);
    const withdrawn = says({ subscriptionId: 'a', withdrawn: true }, 3);
    expect(paysOf(...facts, withdrawn)).toEqual([undefined]);
  });

  it('stands before what the order says of the same, and beside what it says of another', () => {
    const own = anOrderFact(anOrderSnapshot({ subscription: { subscriptionId: 'b' } }));

    expect(paysOf(own, says({ subscriptionId: 'b', paymentNumber: 2 }))).toEqual([
      { subscriptionId: 'b', paymentNumber: 2 },
    ]);
    expect(paysOf(own, says({ subscriptionId: 'b', withdrawn: true }))).toEqual([undefined]);
    expect(paysOf(own, begun('a'))?.map((each) => each?.subscriptionId)).toEqual(['b', 'a']);
  });

  it('may be one of several that began with the order, each of which it counts in', () => {
    const { snapshot = anOrderSnapshot() } = foldOrder([order, begun('b'), begun('a')]);

    expect(snapshot.subscription?.subscriptionId).toBe('a');
    for (const id of ['a', 'b']) {
      expect(toSubscriptionPayment('shop~1001', snapshot, id)).toMatchObject({
        counts: true,
        paymentNumber: 1,
      });
    }
    expect(toSubscriptionPayment('shop~1001', snapshot, 'c').counts).toBe(false);
  });
});
