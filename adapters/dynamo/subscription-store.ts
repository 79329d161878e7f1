import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type {
  KeptPayment,
  SubscriptionPayment,
  SubscriptionStore,
} from '../../core/subscriptions/subscription-store.ts';
import {
  paymentPrefix,
  subscriptionPartition,
  subscriptionPaymentKey,
} from './keys/conversion-keys.ts';
import { putItem } from './put-item.ts';
import { openTable } from './table.ts';

const isSame = 'payment = :payment';
const isOther = 'attribute_not_exists(pk) OR payment <> :payment';

/** Keeps the payments of subscriptions in the Conversions table, without expiry: renewals go on for years. */
export function dynamoSubscriptionStore(
  documents: DynamoDBDocumentClient,
  tableName: string,
): SubscriptionStore {
  const table = openTable(documents, tableName);

  return {
    async record(merchantId, subscriptionId, payment) {
      const text = encodePayment(payment);
      const key = subscriptionPaymentKey(merchantId, subscriptionId, payment.conversionId);
      const condition = { expression: isOther, values: { ':payment': text } };
      const outcome = await putItem(table, { ...key, payment: text }, condition);
      return outcome === 'written' ? 'changed' : 'same';
    },

    async list(merchantId, subscriptionId) {
      const partition = subscriptionPartition(merchantId, subscriptionId);
      const items = await table.query(partition, { prefix: paymentPrefix });
      return items.map(({ payment, toldOf }): KeptPayment => {
        const kept = decodeJson<SubscriptionPayment>(payment as string);
        return typeof toldOf === 'string' ? { ...kept, toldOf } : kept;
      });
    },

    async noteTold(merchantId, subscriptionId, payment, toldOf) {
      const text = encodePayment(payment);
      const key = subscriptionPaymentKey(merchantId, subscriptionId, payment.conversionId);
      const condition = { expression: isSame, values: { ':payment': text } };
      await putItem(table, { ...key, payment: text, toldOf }, condition);
    },
  };
}

/** The same payment is always the same text, because the text is what is compared. */
function encodePayment(payment: SubscriptionPayment): string {
  const { conversionId, placedAt, paidUntil, paymentNumber, counts } = payment;
  return encodeJson({ conversionId, placedAt, paidUntil, paymentNumber, counts });
}
