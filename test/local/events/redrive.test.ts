import { describe, expect, it } from '@jest/globals';
import type { HeldMessages } from '../../../local/events/embedded-queues.ts';
import type { QueueClient, ReceivedMessage } from '../../../local/events/queue-client.ts';
import { redrive } from '../../../local/events/redrive.ts';
import { aPlan, aQueue } from '../../support/factories/local-plan.ts';

/** Queues as arrays of bodies; the handle of a message is its body. */
function fakeQueues(contents: Record<string, string[]>) {
  const held = (queue: string) => contents[queue] ?? [];
  const client: Pick<QueueClient, 'receive' | 'delete'> = {
    receive: async (queue, { count }) =>
      held(queue)
        .slice(0, count)
        .map(
          (body) =>
            ({
              MessageId: body,
              ReceiptHandle: body,
              Body: body,
              Attributes: {},
            }) as unknown as ReceivedMessage,
        ),
    delete: async (queue, handles) => {
      contents[queue] = held(queue).filter((body) => !handles.includes(body));
    },
  };
  return {
    queues: client as QueueClient,
    fauxqs: {
      createQueue: () => {},
      inspectQueue: (queue: string) => ({
        messages: { ready: held(queue), delayed: [], inflight: [] } as unknown as HeldMessages,
      }),
      sendMessage: (queue: string, body: string) => void held(queue).push(body),
    },
  };
}

const plan = aPlan({
  queues: [
    aQueue('lost'),
    aQueue('orders', { deadLetterQueue: 'lost' }),
    aQueue('refunds', { deadLetterQueue: 'lost' }),
    aQueue('touches-dlq'),
    aQueue('touches', { deadLetterQueue: 'touches-dlq' }),
  ],
});

describe('redrive', () => {
  it('moves all messages back to the queue they came from', async () => {
    const letters = Array.from({ length: 23 }, (_, index) => `m${index}`);
    const contents: Record<string, string[]> = { 'touches-dlq': [...letters], touches: [] };

    const moved = await redrive({ plan, ...fakeQueues(contents) }, 'touches-dlq');

    expect(moved).toBe(23);
    expect(contents).toEqual({ 'touches-dlq': [], touches: letters });
  });

  it('wants to be told where to, if several queues share the dead letters', async () => {
    const contents: Record<string, string[]> = { lost: ['a'], orders: [], refunds: [] };
    const options = { plan, ...fakeQueues(contents) };

    await expect(redrive(options, 'lost')).rejects.toThrow(RangeError);
    await expect(redrive(options, 'lost', 'touches')).rejects.toThrow(RangeError);
    expect(contents).toEqual({ lost: ['a'], orders: [], refunds: [] });

    expect(await redrive(options, 'lost', 'refunds')).toBe(1);
    expect(contents).toEqual({ lost: [], orders: [], refunds: ['a'] });
  });

  it('refuses a queue that holds no dead letters', async () => {
    await expect(redrive({ plan, ...fakeQueues({}) }, 'orders')).rejects.toThrow(RangeError);
  });
});
