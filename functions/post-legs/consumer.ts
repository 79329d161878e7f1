import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { LogError } from '../shared/logger.ts';
import { type OrdersMessage, ordersMessageSchema } from '../shared/queues/work-messages.ts';
import type { PostLegs } from './post-legs.ts';

type Received = { readonly messageId: string; readonly orders: OrdersMessage };

/**
 * Works through the post queue: each message names orders that have frozen something. Those of one merchant are posted
 * together, so that a creator of many orders has few entries; only messages with an order that failed come again.
 */
export function makeConsumer(postLegs: PostLegs, logError: LogError) {
  function read({ messageId, body }: SQSRecord): Received | string {
    try {
      return { messageId, orders: ordersMessageSchema.parse(JSON.parse(body)) };
    } catch (error) {
      logError(error, { messageId });
      return messageId;
    }
  }

  async function post(merchantId: string, received: readonly Received[]): Promise<string[]> {
    const conversionIds = received.flatMap(({ orders }) => orders.conversionIds);
    const { failed } = await postLegs({ merchantId, conversionIds });
    for (const { reason, conversionId } of failed) logError(reason, { merchantId, conversionId });
    const again = new Set(failed.map(({ conversionId }) => conversionId));
    return received
      .filter(({ orders }) => orders.conversionIds.some((id) => again.has(id)))
      .map(({ messageId }) => messageId);
  }

  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records: records }: SQSEvent) => {
    const messages = records.map(read);
    const failed = messages.filter((each) => typeof each === 'string');
    const received = messages.filter((each) => typeof each !== 'string');
    const byMerchant = Map.groupBy(received, ({ orders }) => orders.merchantId);
    for (const [merchantId, own] of byMerchant) failed.push(...(await post(merchantId, own)));
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}
