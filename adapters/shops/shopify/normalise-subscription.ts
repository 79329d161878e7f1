import type { NamedSubscription } from '../../../core/assessment/named-subscription.ts';
import { countPaidDays } from '../count-paid-days.ts';
import type { ShopifyBillingAttempt, ShopifyContract } from './shopify-schemas.ts';

/** A contract that a checkout began: the order of that checkout is its first payment. */
export function normaliseContract({ id, billing_policy }: ShopifyContract): NamedSubscription {
  return {
    subscriptionId: `shopify/${id}`,
    paymentNumber: 1,
    ...countPaidDays(billing_policy?.interval, billing_policy?.interval_count),
  };
}

/** A renewal that was billed: which one it is, Shopify does not say. */
export function normaliseBillingAttempt(attempt: ShopifyBillingAttempt): NamedSubscription {
  return { subscriptionId: `shopify/${attempt.subscription_contract_id}` };
}
