import { describe, expect, it } from '@jest/globals';
import type { Context, DynamoDBRecord, SQSEvent } from 'aws-lambda';
import { sqsConsumer } from '../../../functions/shared/queues/sqs-consumer.ts';
import { streamConsumer } from '../../../functions/shared/queues/stream-consumer.ts';

const context = {} as Context;

function aBatch(...bodies: string[]): SQSEvent {
  const Records = bodies.map((body, place) => ({
    messageId: `m${place}`,
    body,
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: body.startsWith('again') ? '2' : '1' },
  }));
  return { Records } as unknown as SQSEvent;
}

describe('sqsConsumer', () => {
  it('reports the poison message and none of its neighbours', async () => {
    const handled: string[] = [];
    const logged: unknown[] = [];
    const consume = sqsConsumer<string>({
      read: (body) => body,
      handle: async (message) => {
        if (message === 'poison') throw new Error('Bad.');
        handled.push(message);
      },
      logError: (...entry) => logged.push(entry),
    });

    const answer = await consume(aBatch('a', 'poison', 'b'), context);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(handled).toEqual(['a', 'b']);
    expect(logged).toEqual([[new Error('Bad.'), { messageId: 'm1' }]]);
  });

  it('reports every message when all fail, so that each finds its own way to the dead letters', async () => {
    const consume = sqsConsumer<string>({
      read: () => {
        throw new Error('Unreadable.');
      },
      handle: async () => {},
      logError: () => {},
    });

    expect(await consume(aBatch('a', 'b'), context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }],
    });
  });

  it('says whether a message comes again', async () => {
    const retries: boolean[] = [];
    const consume = sqsConsumer<string>({
      read: (body) => body,
      handle: async (_, { isRetry }) => retries.push(isRetry),
      logError: () => {},
    });

    await consume(aBatch('first', 'again'), context);

    expect(retries).toEqual([false, true]);
  });
});

const aRecord = (place: string): DynamoDBRecord => ({ dynamodb: { SequenceNumber: place } });

describe('streamConsumer', () => {
  it('delivers a batch at once, and reports what was not delivered and what was unreadable', async () => {
    const batches: string[][] = [];
    const consume = streamConsumer<string>({
      read: ({ dynamodb }) => {
        const place = dynamodb?.SequenceNumber ?? '';
        if (place === '3') throw new Error('Unreadable.');
        return place === '2' ? [] : [`work ${place}`];
      },
      deliver: async (batch) => {
        batches.push(batch.map(({ work }) => work));
        return ['4'];
      },
      logError: () => {},
    });

    const answer = await consume({ Records: ['1', '2', '3', '4'].map(aRecord) }, context);

    expect(batches).toEqual([['work 1', 'work 4']]);
    expect(
      answer.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier).toSorted(),
    ).toEqual(['3', '4']);
  });

  it('reports everything when the delivery itself failed', async () => {
    const logged: unknown[] = [];
    const consume = streamConsumer<string>({
      read: () => ['work'],
      deliver: () => Promise.reject(new Error('Down.')),
      logError: (error) => logged.push(error),
    });

    const answer = await consume({ Records: ['1', '2'].map(aRecord) }, context);

    expect(answer.batchItemFailures).toHaveLength(2);
    expect(logged).toEqual([new Error('Down.')]);
  });
});
