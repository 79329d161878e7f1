import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type {
  KeptPayment,
  SubscriptionPayment,
  SubscriptionStore,
} from '../../core/subscriptions/subscription-store.ts';

/** Payments of subscriptions that are remembered for the length of a test. */
export function inMemorySubscriptionStore(): SubscriptionStore {
  const subscriptions = new Map<string, Map<string, KeptPayment>>();
  const paymentsOf = (merchantId: string, subscriptionId: string) => {
    const key = JSON.stringify([merchantId, subscriptionId]);
    const payments = subscriptions.get(key) ?? new Map<string, KeptPayment>();
    subscriptions.set(key, payments);
    return payments;
  };

  return {
    async record(merchantId, subscriptionId, payment) {
      const payments = paymentsOf(merchantId, subscriptionId);
      const known = payments.get(payment.conversionId);
      if (known && isSame(known, payment)) return 'same';
      payments.set(payment.conversionId, payment);
      return 'changed';
    },

    async list(merchantId, subscriptionId) {
      return [...paymentsOf(merchantId, subscriptionId).values()].toSorted((a, b) =>
        a.conversionId < b.conversionId ? -1 : 1,
      );
    },

    async noteTold(merchantId, subscriptionId, payment, toldOf) {
      const payments = paymentsOf(merchantId, subscriptionId);
      const known = payments.get(payment.conversionId);
      if (known === undefined || !isSame(known, payment)) return;
      payments.set(payment.conversionId, { ...payment, toldOf });
    },
  };
}

function isSame({ toldOf: _, ...known }: KeptPayment, payment: SubscriptionPayment): boolean {
  return canonicalJson(known) === canonicalJson(payment);
}
