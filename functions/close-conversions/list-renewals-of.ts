import { isOfOrder } from '../../core/assessment/conversion-assessment.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import {
  listNamedSubscriptions,
  listSubscriptions,
} from '../../core/assessment/list-subscriptions.ts';
import { toSubscriptionPayment } from '../../core/assessment/to-subscription-payment.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { comparePayments } from '../../core/subscriptions/compare-payments.ts';
import type { SubscriptionStore } from '../../core/subscriptions/subscription-store.ts';

/**
 * The later payments of the subscriptions that a closed order began; none for an order that is open, a
 * renewal, or of no subscription. Whoever asks for them to close need not know which of them inherit.
 */
export async function listRenewalsOf(
  subscriptions: SubscriptionStore,
  { merchantId, conversionId }: ConversionKey,
  { facts, state, frozen }: StoredConversion,
): Promise<ConversionKey[]> {
  const [decided] = frozen;
  if (state?.status !== 'closed' || decided === undefined) return [];
  if (!isOfOrder(decided.assessment) || decided.assessment.renewalOf !== undefined) return [];
  if (listNamedSubscriptions(facts).length === 0) return [];
  const { snapshot } = foldOrder(facts);
  if (snapshot === undefined) return [];

  const later: ConversionKey[] = [];
  for (const { subscriptionId } of listSubscriptions(snapshot)) {
    const payment = toSubscriptionPayment(conversionId, snapshot, subscriptionId);
    const payments = await subscriptions.list(merchantId, subscriptionId);
    later.push(
      ...payments
        .filter((other) => comparePayments(other, payment) > 0)
        .map((other) => ({ merchantId, conversionId: other.conversionId })),
    );
  }
  return later;
}
