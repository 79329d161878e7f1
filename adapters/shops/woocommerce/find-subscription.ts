import type {
  NamedSubscription,
  PaidSubscription,
} from '../../../core/assessment/named-subscription.ts';
import { countPaidDays } from '../count-paid-days.ts';
import { valuesOfMetadata } from './values-of-metadata.ts';
import type {
  WoocommerceLinks,
  WoocommerceOrder,
  WoocommerceSubscription,
} from './woocommerce-schemas.ts';

/**
 * The subscription that an order renews: WooCommerce Subscriptions writes its id into the metadata
 * `_subscription_renewal`. An order that renews several at once names none, because its money is not divided.
 */
export function findSubscription(order: WoocommerceOrder): PaidSubscription | undefined {
  const [id, ...others] = new Set(valuesOfMetadata(order.meta_data, '_subscription_renewal'));
  if (id === undefined || others.length > 0 || !/^\d{1,20}$/.test(id)) return undefined;
  const subscriptionId = nameSubscription(id, order._links);
  return subscriptionId === undefined ? undefined : { subscriptionId };
}

/** What `subscription.created` says: the order of the checkout was the first payment. */
export function normaliseSubscription(
  subscription: WoocommerceSubscription,
): NamedSubscription | undefined {
  const { id, _links: links, billing_period: period, billing_interval: interval } = subscription;
  const subscriptionId = nameSubscription(id, links);
  if (subscriptionId === undefined) return undefined;
  return { subscriptionId, paymentNumber: 1, ...countPaidDays(period, interval) };
}

/** Every shop counts from 1, and a merchant may have two: the id is only unique with the shop's host. */
function nameSubscription(id: string, links: WoocommerceLinks): string | undefined {
  const host = URL.parse(links?.self?.[0]?.href ?? '')?.hostname;
  return host && host.length <= 150 ? `woocommerce/${host}/${id}` : undefined;
}
