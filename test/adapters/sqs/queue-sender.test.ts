import type { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { QueueSendError, queueSender } from '../../../adapters/sqs/queue-sender.ts';

type Refusal = { readonly body: string; readonly times: number; readonly senderFault: boolean };

/** A queue that takes messages, and refuses one for some time. */
function aQueue(refusal?: Refusal) {
  const batches: string[][] = [];
  const taken: string[] = [];
  const delays = new Set<number | undefined>();
  let refused = 0;
  const client = {
    async send({ input }: SendMessageBatchCommand) {
      const entries = input.Entries ?? [];
      batches.push(entries.map((entry) => entry.MessageBody ?? ''));
      for (const { DelaySeconds } of entries) delays.add(DelaySeconds);
      const isRefused = (body?: string) =>
        refusal !== undefined && body === refusal.body && refused < refusal.times;
      const failed = entries.filter((entry) => isRefused(entry.MessageBody));
      taken.push(
        ...entries.filter((entry) => !failed.includes(entry)).map((e) => e.MessageBody ?? ''),
      );
      refused += failed.length;
      return {
        Failed: failed.map(({ Id }) => ({
          Id,
          Code: 'InternalError',
          SenderFault: refusal?.senderFault,
        })),
      };
    },
  };
  return { sender: queueSender(client as unknown as SQSClient, 'queue'), batches, taken, delays };
}

const bodies = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`);

describe('queueSender', () => {
  it('sends in batches of ten', async () => {
    const { sender, batches, taken } = aQueue();

    await sender.send(bodies(23));

    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 3]);
    expect(taken).toEqual(bodies(23));
  });

  it('holds messages back for as long as it is told, and otherwise not', async () => {
    const { sender, delays } = aQueue();

    await sender.send(bodies(2));
    await sender.send(bodies(12), 90);

    expect([...delays]).toEqual([undefined, 90]);
  });

  it('sends nothing when there is nothing to send', async () => {
    const { sender, batches } = aQueue();

    await sender.send([]);

    expect(batches).toEqual([]);
  });

  it('keeps a batch below what one call of the queue takes', async () => {
    const { sender, batches } = aQueue();
    const large = 'é'.repeat(60_000);

    await sender.send([large, large]);

    expect(batches).toEqual([[large], [large]]);
  });

  it('sends again what the queue refused, and only that', async () => {
    const refusal = { body: 'message 3', times: 2, senderFault: false };
    const { sender, batches, taken } = aQueue(refusal);

    await sender.send(bodies(5));

    expect(batches).toEqual([bodies(5), ['message 3'], ['message 3']]);
    expect(taken.toSorted()).toEqual(bodies(5));
  });

  it('fails when the queue goes on refusing', async () => {
    const { sender } = aQueue({ body: 'message 3', times: 9, senderFault: false });

    await expect(sender.send(bodies(5))).rejects.toThrow(QueueSendError);
  });

  it('does not repeat what is the sender’s own fault', async () => {
    const { sender, batches } = aQueue({ body: 'message 3', times: 9, senderFault: true });

    await expect(sender.send(bodies(5))).rejects.toThrow('1 messages were not sent');
    expect(batches).toHaveLength(1);
  });
});
