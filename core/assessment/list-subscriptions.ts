import type { PaidSubscription } from './named-subscription.ts';
import type { Fact, OrderSnapshot } from './order-facts.ts';

/** The subscriptions that an order pays for, as all of its facts come to. */
export function listSubscriptions(order: OrderSnapshot): readonly PaidSubscription[] {
  const { subscription, otherSubscriptions = [] } = order;
  return subscription === undefined ? otherSubscriptions : [subscription, ...otherSubscriptions];
}

/** The ids of all subscriptions that any fact of an order ever named. */
export function listNamedSubscriptions(facts: readonly Fact[]): readonly string[] {
  const ids = facts.flatMap(({ content }) => {
    if (content.kind === 'subscription') return [content.subscription.subscriptionId];
    return content.kind === 'order' ? (content.order.subscription?.subscriptionId ?? []) : [];
  });
  return [...new Set(ids)];
}
