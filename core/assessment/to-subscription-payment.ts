import type { SubscriptionPayment } from '../subscriptions/subscription-store.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import type { OrderSnapshot } from './order-facts.ts';

/** An order as a payment of a subscription. It counts if it is paid, no test, and names that subscription. */
export function toSubscriptionPayment(
  conversionId: string,
  order: OrderSnapshot,
  subscriptionId: string,
): SubscriptionPayment {
  const { placedAt, paidAt, test } = order;
  const subscription = listSubscriptions(order).find(
    (each) => each.subscriptionId === subscriptionId,
  );
  const paymentNumber = subscription?.paymentNumber ?? order.paymentNumber;
  const paidUntil = subscription?.paidUntil;
  return {
    conversionId,
    placedAt,
    ...(paidUntil === undefined ? {} : { paidUntil }),
    ...(paymentNumber === undefined ? {} : { paymentNumber }),
    counts: paidAt !== undefined && !test && subscription !== undefined,
  };
}
