import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlannedEventSource } from '../../../local/plan.ts';
import { aPlan, aQueueSource, aQueueWithDeadLetters } from '../../support/factories/local-plan.ts';
import {
  type FakeFunction,
  type FakeFunctionHost,
  fakeFunctionHost,
} from '../../support/fake-function-host.ts';
import { type LocalSystem, startLocalSystem } from '../../support/local-system.ts';
import { until } from '../../support/until.ts';

type Record = {
  messageId: string;
  body: string;
  attributes: { ApproximateReceiveCount: string; SentTimestamp: string };
};
type Event = { Records: Record[] };

let system: LocalSystem | undefined;

afterEach(async () => {
  await system?.remove();
  system = undefined;
});

async function start(
  worker: (event: Event) => unknown,
  source: Partial<Extract<PlannedEventSource, { kind: 'queue' }>> = {},
) {
  const host = fakeFunctionHost({ Worker: worker as FakeFunction });
  const plan = aPlan({
    queues: aQueueWithDeadLetters('work', 3),
    eventSources: [aQueueSource('work', source)],
  });
  system = await startLocalSystem(plan, host);
  return { system, host };
}

function recordsOf({ calls }: FakeFunctionHost): Record[] {
  return calls.flatMap(({ event }) => (event as Event).Records);
}

function bodiesOf(event: unknown): unknown[] {
  return (event as Event).Records.map(({ body }) => JSON.parse(body));
}

function inOneHour({ clock }: LocalSystem): number {
  return clock.now() + 3_600_000;
}

describe('a queue as event source', () => {
  it("invokes the function with the messages in Lambda's shape, and deletes them", async () => {
    const { system, host } = await start(() => undefined);

    system.send('work', { order: 1 });
    await system.events.drain();

    expect(recordsOf(host)[0]).toEqual({
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receiptHandle: expect.any(String),
      body: '{"order":1}',
      attributes: {
        SenderId: '000000000000',
        ApproximateReceiveCount: '1',
        SentTimestamp: expect.stringMatching(/^17672\d{8}$/),
        ApproximateFirstReceiveTimestamp: expect.stringMatching(/^17672\d{8}$/),
      },
      messageAttributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:work',
      awsRegion: 'us-east-1',
    });
    expect(system.bodiesIn('work')).toEqual([]);
  });

  it('tries again only the messages that the function names as failed', async () => {
    const { system, host } = await start(({ Records }) => ({
      batchItemFailures: Records.filter(
        ({ body, attributes }) => body === '2' && attributes.ApproximateReceiveCount === '1',
      ).map(({ messageId }) => ({ itemIdentifier: messageId })),
    }));

    for (const body of [1, 2, 3]) system.send('work', body);
    await system.events.advance(inOneHour(system));

    const bodies = host.calls.flatMap(({ event }) => bodiesOf(event));
    expect(bodies.toSorted()).toEqual([1, 2, 2, 3]);
    expect(bodies.at(-1)).toBe(2);
    expect(system.bodiesIn('work')).toEqual([]);
    expect(system.bodiesIn('work-dlq')).toEqual([]);
  });

  it('moves a poison message to the dead-letter queue after its last attempt', async () => {
    const { system, host } = await start(() => {
      throw new Error('boom');
    });

    system.send('work', 'poison');
    await system.events.advance(inOneHour(system));

    expect(host.calls).toHaveLength(3);
    expect(system.bodiesIn('work')).toEqual([]);
    expect(system.bodiesIn('work-dlq')).toEqual(['poison']);
  });

  it.each([
    ['a list that is none', () => ({ batchItemFailures: 'all of them' })],
    ['an id that was not in the batch', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
    ['an entry without an id', () => ({ batchItemFailures: [{}] })],
    ['an empty id', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
    ['something that is no object', () => 'done'],
  ])('takes the whole batch as failed if the answer holds %s', async (_label, worker) => {
    const { system, host } = await start(worker);

    system.send('work', 'any');
    await system.events.advance(inOneHour(system));

    expect(host.calls).toHaveLength(3);
    expect(system.bodiesIn('work-dlq')).toEqual(['any']);
  });

  it.each([
    ['nothing', () => undefined],
    ['no failures', () => ({ batchItemFailures: [] })],
    ['null for the failures', () => ({ batchItemFailures: null })],
  ])('takes the whole batch as done if the answer holds %s', async (_label, worker) => {
    const { system, host } = await start(worker);

    system.send('work', 'any');
    await system.events.drain();

    expect(host.calls).toHaveLength(1);
    expect(system.bodiesIn('work')).toEqual([]);
  });

  it('waits for a delayed message until the clock gets there', async () => {
    const { system, host } = await start(() => undefined);

    system.send('work', 'later', 600);
    await system.events.drain();
    const callsBefore = host.calls.length;
    await system.events.advance(system.clock.now() + 601_000);

    expect(callsBefore).toBe(0);
    expect(host.calls).toHaveLength(1);
  });

  it('runs no more batches at once than the source allows', async () => {
    const gate = Promise.withResolvers<void>();
    const { system, host } = await start(() => gate.promise, { maxConcurrency: 1, batchSize: 1 });

    for (const body of [1, 2, 3]) system.send('work', body);
    await until(() => host.calls.length > 1, 5_000);
    gate.resolve();
    await system.events.drain();

    expect(host.calls).toHaveLength(3);
    expect(host.concurrencyMax()).toBe(1);
  });

  it('fills a batch within its window', async () => {
    const { system, host } = await start(() => undefined, {
      batchingWindowMs: 60_000,
      batchSize: 3,
    });

    system.send('work', 1);
    await until(() => host.calls.length > 0, 5_000);
    system.send('work', 2);
    system.send('work', 3);
    await until(() => host.calls.length > 0);

    expect(host.calls.map(({ event }) => bodiesOf(event))).toEqual([[1, 2, 3]]);
  });

  it('hands over a batch that its window keeps open as soon as somebody drains', async () => {
    const { system, host } = await start(() => undefined, { batchingWindowMs: 60_000 });

    system.send('work', 1);
    await system.events.drain();

    expect(host.calls.map(({ event }) => bodiesOf(event))).toEqual([[1]]);
  });

  it('deletes unseen what no filter lets through', async () => {
    const { system, host } = await start(() => undefined, {
      filters: [{ body: { kind: ['order'] } }],
    });

    system.send('work', { kind: 'refund' });
    system.send('work', { kind: 'order' });
    await system.events.drain();

    expect(host.calls.flatMap(({ event }) => bodiesOf(event))).toEqual([{ kind: 'order' }]);
    expect(system.bodiesIn('work')).toEqual([]);
  });

  it('moves dead letters back on demand, with their attempts counted anew', async () => {
    let isBroken = true;
    const { system, host } = await start(() => {
      if (isBroken) throw new Error('boom');
    });
    system.send('work', 'poison');
    await system.events.advance(inOneHour(system));

    isBroken = false;
    const moved = await system.events.redrive('work-dlq');
    await system.events.drain();

    expect(moved).toBe(1);
    expect(host.calls).toHaveLength(4);
    expect(system.bodiesIn('work-dlq')).toEqual([]);
    expect(recordsOf(host)[3]?.attributes.ApproximateReceiveCount).toBe('1');
    await expect(system.events.redrive('work')).rejects.toThrow(RangeError);
  });
});
