import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startBus } from '../../../local/events/bus.ts';
import type { LocalPlan, PlannedRule, PlannedTarget } from '../../../local/plan.ts';
import { aPlan, aQueue } from '../../support/factories/local-plan.ts';
import { type FakeFunction, fakeFunctionHost } from '../../support/fake-function-host.ts';
import { type LocalSystem, startLocalSystem } from '../../support/local-system.ts';
import { until } from '../../support/until.ts';

const hourMs = 3_600_000;
const toFunction: PlannedTarget = { kind: 'function', id: 'Notify', maxRetries: 185 };
const toQueue: PlannedTarget = { kind: 'queue', id: 'audit', maxRetries: 185 };
let system: LocalSystem | undefined;

afterEach(async () => {
  await system?.remove();
  system = undefined;
});

function aRule(parts: Partial<PlannedRule> = {}): PlannedRule {
  return {
    logicalId: 'Rule',
    name: 'closed',
    bus: 'tributary',
    pattern: { 'detail-type': ['conversion.closed'] },
    enabled: true,
    targets: [toFunction],
    ...parts,
  };
}

function aBusPlan(rules: readonly PlannedRule[]): LocalPlan {
  return aPlan({
    queues: [aQueue('audit'), aQueue('undelivered')],
    buses: [{ name: 'tributary' }],
    rules,
  });
}

async function start(rules: readonly PlannedRule[], notify: (event: never) => unknown = () => {}) {
  const host = fakeFunctionHost({ Notify: notify as FakeFunction });
  system = await startLocalSystem(aBusPlan(rules), host);
  return { system, host };
}

function anEntry(parts: object = {}) {
  return {
    EventBusName: 'tributary',
    Source: 'tributary.settlement',
    DetailType: 'conversion.closed',
    Detail: '{"merchantId":"m1"}',
    ...parts,
  };
}

/** Sends with the client that functions have. */
async function put({ bus }: LocalSystem, ...Entries: ReturnType<typeof anEntry>[]) {
  const client = new EventBridgeClient({
    endpoint: bus.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  try {
    return await client.send(new PutEventsCommand({ Entries }));
  } finally {
    client.destroy();
  }
}

describe('the event bus', () => {
  it('gives an event to the functions and queues of the rules that match it, and to no other', async () => {
    const { system, host } = await start([
      aRule({ targets: [toFunction, toQueue] }),
      aRule({ logicalId: 'Other', name: 'opened', pattern: { 'detail-type': ['hold.opened'] } }),
      aRule({ logicalId: 'Off', name: 'off', enabled: false }),
      aRule({ logicalId: 'Elsewhere', name: 'elsewhere', bus: 'default' }),
    ]);

    const answer = await put(system, anEntry(), anEntry({ DetailType: 'link.created' }));
    await system.events.drain();

    const event = {
      version: '0',
      id: answer.Entries?.[0]?.EventId,
      'detail-type': 'conversion.closed',
      source: 'tributary.settlement',
      account: '000000000000',
      time: expect.stringMatching(/^2026-01-01T00:3\d:\d\dZ$/),
      region: 'us-east-1',
      resources: [],
      detail: { merchantId: 'm1' },
    };
    expect(answer.FailedEntryCount).toBe(0);
    expect(host.calls).toEqual([{ functionId: 'Notify', event }]);
    expect(system.bodiesIn('audit')).toEqual([event]);
  });

  it('passes on numbers as they were written', async () => {
    const { system } = await start([aRule({ targets: [toQueue] })]);

    await put(system, anEntry({ Detail: '{"orderId":820982911946154508,"amount":1.10}' }));

    expect(system.textsIn('audit')).toEqual([
      expect.stringContaining('"detail":{"orderId":820982911946154508,"amount":1.10}'),
    ]);
  });

  it('sends a constant input where a target has one', async () => {
    const input = '{"fixed":true}';
    const { system, host } = await start([aRule({ targets: [{ ...toFunction, input }] })]);

    await put(system, anEntry());
    await system.events.drain();

    expect(host.calls.map(({ event }) => event)).toEqual([{ fixed: true }]);
  });

  it('tries a failing function again, and then gives the event to its dead-letter queue', async () => {
    const target = { ...toFunction, deadLetterQueue: 'undelivered' };
    const { system, host } = await start([aRule({ targets: [target] })], () => {
      throw new Error('boom');
    });

    await put(system, anEntry());
    await system.events.advance(system.clock.now() + hourMs);

    expect(host.calls).toHaveLength(3);
    expect(system.bodiesIn('undelivered')).toEqual([
      expect.objectContaining({ detail: { merchantId: 'm1' } }),
    ]);
  });

  it('gives an event to the dead-letter queue at once if the target queue does not exist', async () => {
    const target = { ...toQueue, id: 'nowhere', deadLetterQueue: 'undelivered' };
    const { system } = await start([aRule({ targets: [target] })]);

    await put(system, anEntry());

    expect(system.bodiesIn('undelivered')).toHaveLength(1);
  });

  it('delivers after a restart what it had accepted before', async () => {
    const killed = Promise.withResolvers<void>();
    const { system: first, host: firstHost } = await start([aRule()], async () => {
      await killed.promise;
      throw new Error('killed');
    });
    await put(first, anEntry());
    await until(() => firstHost.calls.length === 1);

    const host = fakeFunctionHost({});
    setImmediate(killed.resolve);
    system = await first.restart(host);
    await system.events.advance(system.clock.now() + hourMs);

    expect(host.calls).toEqual([
      { functionId: 'Notify', event: expect.objectContaining({ detail: { merchantId: 'm1' } }) },
    ]);
  });

  it.each([
    ['a bus that the template does not have', { EventBusName: 'x' }, 'ResourceNotFoundException'],
    ['a detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ['a detail that is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['no source', { Source: '' }, 'InvalidArgument'],
    ['too much', { Detail: JSON.stringify({ a: 'x'.repeat(270_000) }) }, 'ValidationException'],
  ])('refuses an entry with %s, and accepts its neighbour', async (_label, parts, code) => {
    const { system } = await start([aRule({ targets: [toQueue] })]);

    const answer = await put(system, anEntry(parts), anEntry());

    expect(answer.FailedEntryCount).toBe(1);
    expect(answer.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([code, undefined]);
    expect(system.bodiesIn('audit')).toHaveLength(1);
  });

  it('refuses more than ten entries at once', async () => {
    const { system } = await start([]);

    await expect(put(system, ...Array.from({ length: 11 }, () => anEntry()))).rejects.toMatchObject(
      {
        name: 'ValidationException',
      },
    );
  });

  it('does not start with a pattern that cannot be read', async () => {
    const { system } = await start([]);
    const plan = aBusPlan([aRule({ pattern: { source: [{ like: 'x' }] } })]);
    const fauxqs = { createQueue: fail, inspectQueue: fail, sendMessage: fail };

    await expect(startBus({ plan, clock: system.clock, fauxqs })).rejects.toThrow(RangeError);
  });
});

function fail(): never {
  throw new Error('Nothing may be done.');
}
