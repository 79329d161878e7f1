import type { NamedSubscription } from '../../../core/assessment/named-subscription.ts';
import type { ShopifyBillingAttempt, ShopifyContract } from './shopify-schemas.ts';

/** The longest that one interval of a billing policy can be, in days: a pause is judged by it, no amount is. */
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, year: 366 };

/** More intervals than any billing policy has. */
const maxIntervals = 1_000;

/** A contract that a checkout began: the order of that checkout is its first payment. */
export function normaliseContract({ id, billing_policy }: ShopifyContract): NamedSubscription {
  const { interval, interval_count: written } = billing_policy ?? {};
  const days = daysOf[interval?.toLowerCase() ?? ''];
  const count = /^\d{1,4}$/.test(written ?? '') ? Number(written) : 0;
  const isKnown = days !== undefined && count > 0 && count <= maxIntervals;
  return {
    subscriptionId: `shopify/${id}`,
    paymentNumber: 1,
    ...(isKnown ? { paidDays: days * count } : {}),
  };
}

/** A renewal that was billed: which one it is, Shopify does not say. */
export function normaliseBillingAttempt(attempt: ShopifyBillingAttempt): NamedSubscription {
  return { subscriptionId: `shopify/${attempt.subscription_contract_id}` };
}
