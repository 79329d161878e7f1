import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type {
  SubscriptionPayment,
  SubscriptionStore,
} from '../../core/subscriptions/subscription-store.ts';

/** Payments of subscriptions that are remembered for the length of a test. */
export function inMemorySubscriptionStore(): SubscriptionStore {
  const subscriptions = new Map<string, Map<string, SubscriptionPayment>>();
  const paymentsOf = (merchantId: string, subscriptionId: string) => {
    const key = JSON.stringify([merchantId, subscriptionId]);
    const payments = subscriptions.get(key) ?? new Map<string, SubscriptionPayment>();
    subscriptions.set(key, payments);
    return payments;
  };

  return {
    async record(merchantId, subscriptionId, payment) {
      const payments = paymentsOf(merchantId, subscriptionId);
      const known = payments.get(payment.conversionId);
      if (known && canonicalJson(known) === canonicalJson(payment)) return 'same';
      payments.set(payment.conversionId, payment);
      return 'changed';
    },

    async list(merchantId, subscriptionId) {
      return [...paymentsOf(merchantId, subscriptionId).values()].toSorted((a, b) =>
        a.conversionId < b.conversionId ? -1 : 1,
      );
    },
  };
}
