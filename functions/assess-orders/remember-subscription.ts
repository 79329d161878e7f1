import { foldOrder } from '../../core/assessment/fold-order.ts';
import { listNamedSubscriptions } from '../../core/assessment/list-subscriptions.ts';
import { toSubscriptionPayment } from '../../core/assessment/to-subscription-payment.ts';
import type { ConversionKey, StoredConversion } from '../../core/settlement/conversion-store.ts';
import { comparePayments } from '../../core/subscriptions/compare-payments.ts';
import type {
  SubscriptionPayment,
  SubscriptionStore,
} from '../../core/subscriptions/subscription-store.ts';

/** What an order is to a subscription. */
export type OwnPayment = {
  readonly subscriptionId: string;
  readonly payment: SubscriptionPayment;
  /** What later ones were told of last; absent: nothing since it is what it is. */
  readonly toldOf?: string;
};

/** What became of the payments of an order's subscriptions. */
export type RememberedSubscription = {
  readonly changed: boolean;
  /** The payments that the order is, of which later ones are there. */
  readonly own: readonly OwnPayment[];
  /** Payments that may inherit from the order, or did before it changed. */
  readonly laterPayments: readonly ConversionKey[];
};

/**
 * Notes the order among the payments of every subscription that any of its facts names; only those
 * that the facts come to count it.
 */
export async function rememberSubscription(
  subscriptions: SubscriptionStore,
  key: ConversionKey,
  stored: StoredConversion,
): Promise<RememberedSubscription> {
  const { snapshot } = foldOrder(stored.facts);
  if (snapshot === undefined) return { changed: false, own: [], laterPayments: [] };

  const outcomes = [];
  for (const subscriptionId of listNamedSubscriptions(stored.facts)) {
    const payment = toSubscriptionPayment(key.conversionId, snapshot, subscriptionId);
    outcomes.push(await rememberPayment(subscriptions, key, subscriptionId, payment));
  }
  return {
    changed: outcomes.some(({ changed }) => changed),
    own: outcomes.flatMap(({ own }) => own),
    laterPayments: outcomes.flatMap(({ laterPayments }) => laterPayments),
  };
}

async function rememberPayment(
  subscriptions: SubscriptionStore,
  { merchantId }: ConversionKey,
  subscriptionId: string,
  payment: SubscriptionPayment,
): Promise<RememberedSubscription> {
  const { conversionId } = payment;
  const isItself = (other: SubscriptionPayment) => other.conversionId === conversionId;
  const before = (await subscriptions.list(merchantId, subscriptionId)).find(isItself);
  const outcome = await subscriptions.record(merchantId, subscriptionId, payment);
  // Read after the write: of two payments noted at once, at least one sees the other.
  const known = await subscriptions.list(merchantId, subscriptionId);
  const earliest = before !== undefined && comparePayments(before, payment) < 0 ? before : payment;
  const later = known.filter((other) => !isItself(other) && comparePayments(other, earliest) > 0);
  const toldOf = known.find(isItself)?.toldOf;
  const own = { subscriptionId, payment, ...(toldOf === undefined ? {} : { toldOf }) };
  return {
    changed: outcome === 'changed',
    own: later.length === 0 ? [] : [own],
    laterPayments: later.map((other) => ({ merchantId, conversionId: other.conversionId })),
  };
}
