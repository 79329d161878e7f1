import { addDays } from '../time/add-days.ts';
import { compareOrderFacts } from './compare-order-facts.ts';
import type { NamedSubscription, PaidSubscription } from './named-subscription.ts';
import type { Fact, OrderSnapshot } from './order-facts.ts';

/**
 * The order with the subscriptions that facts of their own name, which stand before what the order says. It
 * inherits from one of them: from the one that it renews rather than begins, else from that of the smaller
 * id. The others are begun with it.
 */
export function nameSubscriptions(order: OrderSnapshot, facts: readonly Fact[]): OrderSnapshot {
  const said = new Map<string, NamedSubscription>();
  for (const { content } of facts.toSorted(compareOrderFacts)) {
    if (content.kind === 'subscription') {
      said.set(content.subscription.subscriptionId, content.subscription);
    }
  }
  if (said.size === 0) return order;

  const { subscription: own, ...rest } = order;
  if (own !== undefined && !said.has(own.subscriptionId)) said.set(own.subscriptionId, own);
  const [first, ...others] = [...said.values()]
    .filter(({ withdrawn }) => withdrawn !== true)
    .toSorted(renewedFirst)
    .map((named) => toPaid(named, order));
  return {
    ...rest,
    ...(first === undefined ? {} : { subscription: first }),
    ...(others.length === 0 ? {} : { otherSubscriptions: others }),
  };
}

function renewedFirst(a: NamedSubscription, b: NamedSubscription): number {
  const [isBegunA, isBegunB] = [a, b].map(({ paymentNumber }) => Number(paymentNumber === 1));
  return (isBegunA ?? 0) - (isBegunB ?? 0) || (a.subscriptionId < b.subscriptionId ? -1 : 1);
}

function toPaid(
  { paidDays, withdrawn: _, ...said }: NamedSubscription,
  { placedAt }: OrderSnapshot,
): PaidSubscription {
  if (paidDays === undefined || said.paidUntil !== undefined) return said;
  return { ...said, paidUntil: addDays(placedAt, paidDays) };
}
