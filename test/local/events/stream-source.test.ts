import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlannedEventSource } from '../../../local/plan.ts';
import { aPlan, aQueue, aStreamSource, aTable } from '../../support/factories/local-plan.ts';
import { type FakeFunction, fakeFunctionHost } from '../../support/fake-function-host.ts';
import { type LocalSystem, startLocalSystem } from '../../support/local-system.ts';
import { until } from '../../support/until.ts';

type Record = {
  eventName: string;
  userIdentity?: unknown;
  dynamodb: {
    SequenceNumber: string;
    ApproximateCreationDateTime: number;
    Keys: { sk: { S: string } };
  };
};
type Event = { Records: Record[] };

const hourMs = 3_600_000;
let system: LocalSystem | undefined;

afterEach(async () => {
  await system?.remove();
  system = undefined;
});

async function start(
  relay: (event: Event) => unknown,
  source: Partial<Extract<PlannedEventSource, { kind: 'stream' }>> = {},
) {
  const host = fakeFunctionHost({ Relay: relay as FakeFunction });
  const plan = aPlan({
    tables: [aTable('Facts', { ttlAttribute: 'expiresAt' })],
    queues: [aQueue('lost')],
    eventSources: [aStreamSource('Facts', source)],
  });
  system = await startLocalSystem(plan, host);
  return { system, host };
}

function item(sk: string, attributes: object = {}) {
  return { pk: { S: 'p' }, sk: { S: sk }, ...attributes };
}

function recordsOf(host: { calls: readonly { event: unknown }[] }): Record[] {
  return host.calls.flatMap(({ event }) => (event as Event).Records);
}

function namesIn(host: { calls: readonly { event: unknown }[] }): string[] {
  return recordsOf(host).map(({ dynamodb }) => dynamodb.Keys.sk.S);
}

async function putAll({ put }: LocalSystem, names: readonly string[]): Promise<void> {
  for (const name of names) await put('Facts', item(name));
}

const names = Array.from({ length: 25 }, (_, index) => `n${String(index).padStart(2, '0')}`);

describe('a stream as event source', () => {
  it("gives the records in order, in Lambda's shape, stamped by the runtime's clock", async () => {
    const { system, host } = await start(() => undefined);

    await putAll(system, names);
    await system.events.drain();

    expect(namesIn(host)).toEqual(names);
    const [record] = recordsOf(host);
    expect(record).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: expect.stringMatching(
        /^arn:aws:dynamodb:us-east-1:000000000000:table\/Facts\/stream\/.+/,
      ),
      dynamodb: {
        Keys: { pk: { S: 'p' }, sk: { S: 'n00' } },
        NewImage: { pk: { S: 'p' }, sk: { S: 'n00' } },
        SequenceNumber: expect.any(String),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ApproximateCreationDateTime: expect.any(Number),
      },
    });
    const stamped = (record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
    expect(Math.abs(stamped - system.clock.now())).toBeLessThan(60_000);
  });

  it('reads the stream of an engine whose file is not at hand, to its end before it is drained', async () => {
    const host = fakeFunctionHost({});
    const plan = aPlan({ tables: [aTable('Facts')], eventSources: [aStreamSource('Facts')] });
    system = await startLocalSystem(plan, host, { hidesDatabaseFile: true });

    await putAll(system, names);
    await system.events.drain();

    expect(namesIn(host)).toEqual(names);
  });

  it('begins at the newest record if it is told to', async () => {
    const host = fakeFunctionHost({});
    const latest = aStreamSource('Facts', { startingPosition: 'LATEST' });
    const plan = aPlan({ tables: [aTable('Facts')], eventSources: [latest] });
    system = await startLocalSystem({ ...plan, eventSources: [] }, host);
    await putAll(system, ['before']);

    system = await system.restart(host, plan);
    await putAll(system, ['after']);
    await system.events.drain();

    expect(namesIn(host)).toEqual(['after']);
  });

  it('goes on after a restart where it was, and repeats the batch in hand', async () => {
    const hanging = Promise.withResolvers<void>();
    const first = await start(
      ({ Records }) =>
        Records.some(({ dynamodb }) => dynamodb.Keys.sk.S >= 'n10')
          ? hanging.promise.then(fail)
          : undefined,
      { maxRetries: undefined },
    );
    await putAll(first.system, names.slice(0, 10));
    await first.system.events.drain();
    await putAll(first.system, names.slice(10, 13));

    await until(() => namesIn(first.host).includes('n10'));
    const secondHost = fakeFunctionHost({});
    setImmediate(hanging.resolve);
    system = await first.system.restart(secondHost);
    await putAll(system, names.slice(13));
    await system.events.drain();

    expect(namesIn(secondHost)).toEqual(names.slice(10));
  });

  it('tries again from the first record that failed, before it goes on', async () => {
    let isFirst = true;
    const { system, host } = await start(({ Records }) => {
      const failed = Records.find(({ dynamodb }) => dynamodb.Keys.sk.S === 'n03');
      if (!isFirst || failed === undefined) return undefined;
      isFirst = false;
      return { batchItemFailures: [{ itemIdentifier: failed.dynamodb.SequenceNumber }] };
    });

    await system.dynamodb('BatchWriteItem', {
      RequestItems: {
        Facts: names.slice(0, 6).map((name) => ({ PutRequest: { Item: item(name) } })),
      },
    });
    await system.events.advance(system.clock.now() + hourMs);

    const seen = namesIn(host);
    expect(seen.filter((name) => name === 'n02')).toHaveLength(1);
    expect(seen.filter((name) => name === 'n03')).toHaveLength(2);
    expect([...new Set(seen)]).toEqual(names.slice(0, 6));
    expect(system.bodiesIn('lost')).toEqual([]);
  });

  it('gives up a record after its retries, reports it, and goes on', async () => {
    const { system, host } = await start(
      ({ Records }) => {
        if (Records.some(({ dynamodb }) => dynamodb.Keys.sk.S === 'n01')) fail();
      },
      { batchSize: 1, onFailureQueue: 'lost' },
    );

    await putAll(system, names.slice(0, 3));
    await system.events.advance(system.clock.now() + hourMs);

    expect(namesIn(host)).toEqual(['n00', 'n01', 'n01', 'n01', 'n02']);
    expect(system.bodiesIn('lost')).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 3,
        }),
        DDBStreamBatchInfo: expect.objectContaining({
          batchSize: 1,
          startSequenceNumber: recordsOf(host)[1]?.dynamodb.SequenceNumber,
        }),
      }),
    ]);
  });

  it('keeps the order while it waits for a retry', async () => {
    let failures = 0;
    const { system, host } = await start(
      ({ Records }) => {
        if (Records[0]?.dynamodb.Keys.sk.S === 'n00' && failures++ < 2) fail();
      },
      { batchSize: 1 },
    );

    await putAll(system, names.slice(0, 2));
    await system.events.advance(system.clock.now() + hourMs);

    expect(namesIn(host)).toEqual(['n00', 'n00', 'n00', 'n01']);
  });

  it('lets through only what a filter describes, and does not wait for the rest', async () => {
    const { system, host } = await start(() => undefined, {
      filters: [
        {
          eventName: ['INSERT'],
          dynamodb: { NewImage: { sk: { S: [{ prefix: 'leg' }] }, done: [{ exists: false }] } },
        },
      ],
    });

    await putAll(system, ['fact', 'leg1']);
    await system.put('Facts', item('leg1', { done: { BOOL: true } }));
    await system.events.drain();

    expect(namesIn(host)).toEqual(['leg1']);
  });

  it('deletes expired items, and names the service as the deleter of these only', async () => {
    const { system, host } = await start(() => undefined);
    const expiresAt = { N: String(Math.floor(system.clock.now() / 1000) + 7200) };
    await system.put('Facts', item('kept'));
    await system.put('Facts', item('expired', { expiresAt }));
    await system.put('Facts', item('deleted', { expiresAt }));
    const { pk, sk } = item('deleted');
    await system.dynamodb('DeleteItem', { TableName: 'Facts', Key: { pk, sk } });

    await system.events.advance(system.clock.now() + hourMs);
    const before = await system.dynamodb<{ Count: number }>('Scan', { TableName: 'Facts' });
    await system.events.advance(system.clock.now() + 3 * hourMs);
    const after = await system.dynamodb<{ Count: number }>('Scan', { TableName: 'Facts' });

    expect([before.Count, after.Count]).toEqual([2, 1]);
    const removals = recordsOf(host).filter(({ eventName }) => eventName === 'REMOVE');
    expect(
      removals.map(({ dynamodb, userIdentity }) => [dynamodb.Keys.sk.S, userIdentity]),
    ).toEqual([
      ['deleted', undefined],
      ['expired', { type: 'Service', principalId: 'dynamodb.amazonaws.com' }],
    ]);
  });
});

function fail(): never {
  throw new Error('boom');
}
