import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import type { ConversionKey } from '../../../../core/settlement/conversion-store.ts';
import { postQueue } from '../../../../functions/shared/queues/post-queue.ts';
import type { OrdersMessage } from '../../../../functions/shared/queues/work-messages.ts';

async function send(keys: readonly ConversionKey[]): Promise<OrdersMessage[]> {
  const sent: OrdersMessage[] = [];
  const client = {
    async send({ input: { Entries: entries = [] } }: SendMessageBatchCommand) {
      for (const { MessageBody: body } of entries) sent.push(JSON.parse(String(body)));
      return { Successful: entries.map(({ Id }) => ({ Id })) };
    },
  } as unknown as SQSClient;
  await postQueue(client, 'post')(keys);
  return sent;
}

describe('postQueue', () => {
  it('names each order once, those of each merchant apart', async () => {
    const key = { merchantId: 'acme', conversionId: 'shop~1' };

    expect(await send([key, { ...key, merchantId: 'other' }, key])).toEqual([
      { merchantId: 'acme', conversionIds: ['shop~1'] },
      { merchantId: 'other', conversionIds: ['shop~1'] },
    ]);
  });

  it('names at most a hundred orders in a message', async () => {
    const keys = Array.from({ length: 250 }, (_, n) => ({
      ...{ merchantId: 'acme', conversionId: `shop~${n}` },
    }));

    const sent = await send(keys);

    expect(sent.map(({ conversionIds }) => conversionIds.length)).toEqual([100, 100, 50]);
  });
});
