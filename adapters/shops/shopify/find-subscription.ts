import type { PaidSubscription } from '../../../core/assessment/named-subscription.ts';
import type { ShopifyOrder } from './shopify-schemas.ts';
import { valuesOfAttribute } from './values-of-attribute.ts';

/**
 * The subscription that the merchant's own app names in the order's note attributes `tributary_subscription`
 * and `tributary_payment_number`.
 *
 * Nothing else of an order names one. `source_name: "subscription_contract"` says that some contract was
 * renewed, a line's `selling_plan_allocation` which plan was chosen, and neither which contract: two of one
 * customer look alike. Shopify names contracts in webhooks of their own.
 */
export function findSubscription(order: ShopifyOrder): PaidSubscription | undefined {
  const [subscriptionId, ...others] = new Set(valuesOfAttribute(order, 'tributary_subscription'));
  if (subscriptionId === undefined || others.length > 0) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(subscriptionId)) return undefined;
  const [number = ''] = valuesOfAttribute(order, 'tributary_payment_number');
  return {
    subscriptionId,
    ...(/^[1-9]\d{0,5}$/.test(number) ? { paymentNumber: Number(number) } : {}),
  };
}
