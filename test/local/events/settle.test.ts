import { describe, expect, it } from '@jest/globals';
import { openClock } from '../../../local/clock/clock.ts';
import { createActivity } from '../../../local/events/activity.ts';
import type { QueuePoller } from '../../../local/events/queue-poller.ts';
import { createSettler, DrainTimeoutError } from '../../../local/events/settle.ts';
import type { StreamPoller } from '../../../local/events/stream-poller.ts';
import type { WorkState } from '../../../local/events/work-state.ts';

function aPoller(state: (argument: number) => WorkState): QueuePoller & StreamPoller {
  return { state, stop: async () => {} };
}

function aSettler(parts: Partial<Parameters<typeof createSettler>[0]>) {
  const activity = createActivity();
  const settler = createSettler({
    clock: openClock(),
    activity,
    invocations: () => 0,
    queues: new Map(),
    streams: new Map(),
    stopped: new AbortController().signal,
    ...parts,
  });
  return { settler, activity };
}

describe('settling', () => {
  it('names what does not come to rest in time', async () => {
    const { settler } = aSettler({
      queues: new Map([
        ['orders', aPoller(() => ({ busy: true }))],
        ['idle', aPoller(() => ({ busy: false }))],
      ]),
      streams: new Map([['stream of Facts', aPoller(() => ({ busy: true }))]]),
    });

    const settled = settler.settle(10);

    await expect(settled).rejects.toThrow(DrainTimeoutError);
    await expect(settled).rejects.toMatchObject({ waitingFor: ['orders', 'stream of Facts'] });
  });

  it('waits for invocations that somebody else asked for', async () => {
    let running = 1;
    const { settler, activity } = aSettler({ invocations: () => running });
    let isSettled = false;

    const settled = settler.settle(1_000).then(() => {
      isSettled = true;
    });
    await activity.nextChange(20);
    const settledEarly = isSettled;
    running = 0;
    await settled;

    expect(settledEarly).toBe(false);
  });

  it('wants a stream to be polled after the last activity, where nothing else tells', async () => {
    let runningLooks = 3;
    const polledAt = performance.now();
    let pollsBegan = polledAt;
    const stream = aPoller((restingSince) => {
      const busy = pollsBegan < restingSince;
      pollsBegan = performance.now();
      return { busy };
    });
    const { settler } = aSettler({
      invocations: () => (runningLooks-- > 0 ? 1 : 0),
      streams: new Map([['stream of Facts', stream]]),
    });

    await settler.settle(1_000);

    expect(runningLooks).toBeLessThan(0);
    expect(pollsBegan).toBeGreaterThan(polledAt);
  });

  it('ends its waiting when the system stops', async () => {
    const stopping = new AbortController();
    const { settler } = aSettler({ invocations: () => 1, stopped: stopping.signal });

    const settled = settler.settle(60_000);
    stopping.abort(new Error('The local runtime stops.'));

    await expect(settled).rejects.toThrow('The local runtime stops.');
    expect(settler.isSettling()).toBe(false);
  });
});
