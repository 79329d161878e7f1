import { afterEach, describe, expect, it } from '@jest/globals';
import {
  aPlan,
  aQueue,
  aQueueSource,
  aSchedule,
  aStreamSource,
  aTable,
} from '../../support/factories/local-plan.ts';
import { type FakeFunction, fakeFunctionHost } from '../../support/fake-function-host.ts';
import { type LocalSystem, startLocalSystem } from '../../support/local-system.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const onTheHour = {
  at: '<aws.scheduler.scheduled-time>',
  attempt: '<aws.scheduler.attempt-number>',
};
let system: LocalSystem | undefined;

afterEach(async () => {
  await system?.remove();
  system = undefined;
});

function hourly(name: string, parts: Partial<Parameters<typeof aSchedule>[1] & object> = {}) {
  return aSchedule('rate(1 hour)', {
    logicalId: name,
    name,
    target: { kind: 'function', id: 'Job', input: JSON.stringify(onTheHour), maxRetries: 2 },
    ...parts,
  });
}

describe('the clock, advanced', () => {
  it('fires a schedule at each of its times, once and in order, and follows up before the next', async () => {
    const done: string[] = [];
    const seenAt: number[] = [];
    const host = fakeFunctionHost({
      async Job({ at }: { at: string }) {
        seenAt.push(Date.now());
        await system?.put('Facts', { pk: { S: 'p' }, sk: { S: at } });
      },
      Relay: (({ Records }: { Records: { dynamodb: { Keys: { sk: { S: string } } } }[] }) => {
        for (const { dynamodb } of Records) system?.send('work', dynamodb.Keys.sk.S);
      }) as FakeFunction,
      Worker: (({ Records }: { Records: { body: string }[] }) => {
        for (const { body } of Records) done.push(`worked ${JSON.parse(body)}`);
      }) as FakeFunction,
    } as Record<string, FakeFunction>);
    const plan = aPlan({
      tables: [aTable('Facts')],
      queues: [aQueue('work')],
      eventSources: [aStreamSource('Facts'), aQueueSource('work')],
      schedules: [hourly('hourly')],
    });
    system = await startLocalSystem(plan, host);
    const start = system.clock.now();

    const { steps } = await system.events.advance(start + 30 * dayMs);

    const times = Array.from({ length: 720 }, (_, index) =>
      new Date((Math.floor(start / hourMs) + 1 + index) * hourMs)
        .toISOString()
        .replace('.000Z', 'Z'),
    );
    const calls = host.calls.filter(({ functionId }) => functionId === 'Job');
    expect(calls.map(({ event }) => (event as { at: string }).at)).toEqual(times);
    expect(done).toEqual(times.map((time) => `worked ${time}`));
    expect(steps).toBe(720);
    expect(seenAt.every((seen, index) => seen - Date.parse(times[index] ?? '') < 30_000)).toBe(
      true,
    );
    expect(system.clock.now()).toBeGreaterThanOrEqual(start + 30 * dayMs);
  }, 60_000);

  it('tries a failed firing again, and then gives it to the dead-letter queue', async () => {
    const host = fakeFunctionHost({
      Job: () => {
        throw new Error('boom');
      },
    });
    const target = {
      kind: 'function' as const,
      id: 'Job',
      input: JSON.stringify(onTheHour),
      maxRetries: 185,
      deadLetterQueue: 'lost',
    };
    const plan = aPlan({ queues: [aQueue('lost')], schedules: [hourly('hourly', { target })] });
    system = await startLocalSystem(plan, host);

    await system.events.advance(system.clock.now() + hourMs);

    expect(host.calls.map(({ event }) => event)).toEqual(
      ['1', '2', '3'].map((attempt) => ({ at: '2026-01-01T01:00:00Z', attempt })),
    );
    expect(system.bodiesIn('lost')).toEqual([{ at: '2026-01-01T01:00:00Z', attempt: '3' }]);
  });

  it('sends the event of EventBridge where a schedule has no input, and nothing if it is disabled', async () => {
    const host = fakeFunctionHost({});
    const target = { kind: 'function' as const, id: 'Job', maxRetries: 0 };
    const plan = aPlan({
      schedules: [
        hourly('hourly', { target }),
        hourly('off', { enabled: false, target: { ...target, id: 'Off' } }),
      ],
      rules: [
        {
          logicalId: 'Rule',
          name: 'nightly',
          bus: 'default',
          schedule: 'cron(0 1 * * ? *)',
          enabled: true,
          targets: [target],
        },
      ],
    });
    system = await startLocalSystem(plan, host);

    await system.events.advance(system.clock.now() + hourMs);

    const common = {
      'detail-type': 'Scheduled Event',
      time: '2026-01-01T01:00:00Z',
      account: '000000000000',
    };
    const events = host.calls.map(({ event }) => event as { source: string });
    expect(events.toSorted((a, b) => (a.source < b.source ? -1 : 1))).toEqual([
      expect.objectContaining({
        ...common,
        source: 'aws.events',
        resources: ['arn:aws:events:us-east-1:000000000000:rule/nightly'],
      }),
      expect.objectContaining({
        ...common,
        source: 'aws.scheduler',
        resources: ['arn:aws:scheduler:us-east-1:000000000000:schedule/default/hourly'],
      }),
    ]);
  });

  it('does not fire again after a restart what it had fired', async () => {
    const host = fakeFunctionHost({});
    const plan = aPlan({ schedules: [hourly('hourly')] });
    const first = await startLocalSystem(plan, host);
    await first.events.advance(first.clock.now() + 2 * hourMs);

    system = await first.restart(host);
    await system.events.advance(system.clock.now() + hourMs);

    expect(host.calls.map(({ event }) => (event as { at: string }).at)).toEqual([
      '2026-01-01T01:00:00Z',
      '2026-01-01T02:00:00Z',
      '2026-01-01T03:00:00Z',
    ]);
  });

  it('fires once for what was missed while the runtime was down', async () => {
    const host = fakeFunctionHost({});
    const plan = aPlan({ schedules: [hourly('hourly')] });
    system = await startLocalSystem(plan, host);
    await system.events.advance(system.clock.now() + 2 * hourMs);
    const firedBefore = host.calls.length;

    const withoutSchedules = await system.restart(host, aPlan());
    withoutSchedules.clock.advanceTo(withoutSchedules.clock.now() + 5 * hourMs);
    system = await withoutSchedules.restart(host, plan);
    await system.events.advance(system.clock.now() + hourMs);

    expect(firedBefore).toBe(2);
    expect(host.calls.slice(2).map(({ event }) => (event as { at: string }).at)).toEqual([
      '2026-01-01T07:00:00Z',
      '2026-01-01T08:00:00Z',
    ]);
  });

  it('reports its progress, and queues advances that are asked for at once', async () => {
    const host = fakeFunctionHost({});
    system = await startLocalSystem(aPlan({ schedules: [hourly('hourly')] }), host);
    const start = system.clock.now();
    const seen: number[] = [];

    const [first, second] = await Promise.all([
      system.events.advance(start + 2 * hourMs, ({ steps }) => seen.push(steps)),
      system.events.advance(start + 3 * hourMs, ({ steps }) => seen.push(steps)),
    ]);

    expect([first.steps, second.steps]).toEqual([2, 1]);
    expect(seen).toEqual([1, 2, 1]);
  });
});
