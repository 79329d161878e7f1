import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { ConversionKey } from '../../../core/settlement/conversion-store.ts';
import type { OrdersMessage } from './work-messages.ts';

/** More of them in one message gain nothing: an entry takes in 80 legs, and a failed message comes again as a whole. */
const ordersPerMessage = 100;

/** Asks for what orders have frozen to be posted, each order once. */
export function postQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (keys: readonly ConversionKey[]): Promise<void> => {
    const byMerchant = Map.groupBy(keys, ({ merchantId }) => merchantId);
    return sender.send(
      [...byMerchant].flatMap(([merchantId, own]) => {
        const ids = [...new Set(own.map(({ conversionId }) => conversionId))];
        return Array.from({ length: Math.ceil(ids.length / ordersPerMessage) }, (_, place) => {
          const first = place * ordersPerMessage;
          const conversionIds = ids.slice(first, first + ordersPerMessage);
          return JSON.stringify({ merchantId, conversionIds } satisfies OrdersMessage);
        });
      }),
    );
  };
}
