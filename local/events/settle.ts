import type { AdjustableClock } from '../clock/clock.ts';
import type { Activity } from './activity.ts';
import type { QueuePoller } from './queue-poller.ts';
import type { StreamPoller } from './stream-poller.ts';
import { earliest, type WorkState } from './work-state.ts';

/** The system did not come to rest in time; `waitingFor` names what still has something to do. */
export class DrainTimeoutError extends Error {
  readonly waitingFor: readonly string[];

  constructor(timeoutMs: number, waitingFor: readonly string[]) {
    super(`After ${timeoutMs} ms there is still work for ${waitingFor.join(', ')}.`);
    this.name = 'DrainTimeoutError';
    this.waitingFor = waitingFor;
  }
}

export type SettledSystem = {
  readonly clock: AdjustableClock;
  readonly activity: Activity;
  /** Invocations that run, whoever asked for them. */
  readonly invocations: () => number;
  /** By the name of what is polled. */
  readonly queues: ReadonlyMap<string, QueuePoller>;
  readonly streams: ReadonlyMap<string, StreamPoller>;
  /** Ends all waiting: the system stops, and will not come to rest any more. */
  readonly stopped: AbortSignal;
};

export type Settler = {
  /**
   * Waits until there is nothing to do at this instant of the clock.
   *
   * @throws DrainTimeoutError after so many milliseconds, and the signal's reason if it stops.
   */
  settle(timeoutMs: number): Promise<void>;
  /** The next instants at which there will be something to do again. */
  pending(): Pick<WorkState, 'dueAt' | 'retryAt'>;
  /** Whether anybody waits for the system to settle. */
  isSettling(): boolean;
};

/** Changes are told; this is for what nobody tells, such as a queue that a timer fills. */
const lookAgainMs = 5;

/**
 * Knows when the system is at rest: no invocation runs, no queue holds anything for now, and every
 * stream has been read to its end since the last activity.
 *
 * All of it is looked at in one go, without waiting in between: work cannot move from what is looked
 * at later to what was looked at before.
 */
export function createSettler(system: SettledSystem): Settler {
  const { clock, activity } = system;
  let settling = 0;

  async function settle(timeoutMs: number): Promise<void> {
    const began = performance.now();
    let restingSince = began;
    settling += 1;
    try {
      for (;;) {
        system.stopped.throwIfAborted();
        const active = activeParts();
        if (active.length > 0) restingSince = performance.now();
        const waitingFor = [...active, ...unreadStreams(restingSince)];
        if (waitingFor.length === 0) return;
        if (performance.now() - began > timeoutMs) {
          throw new DrainTimeoutError(timeoutMs, waitingFor);
        }
        await activity.nextChange(lookAgainMs);
      }
    } finally {
      settling -= 1;
    }
  }

  function activeParts(): string[] {
    const now = clock.now();
    const queues = [...system.queues].filter(([, poller]) => poller.state(now).busy);
    const running = activity.running() + system.invocations();

    return [...queues.map(([name]) => name), ...(running > 0 ? ['running functions'] : [])];
  }

  function unreadStreams(restingSince: number): string[] {
    return [...system.streams]
      .filter(([, poller]) => poller.state(restingSince).busy)
      .map(([name]) => name);
  }

  return {
    settle,
    pending() {
      const now = clock.now();
      const states = [
        ...[...system.queues.values()].map((poller) => poller.state(now)),
        ...[...system.streams.values()].map((poller) => poller.state(0)),
      ];
      return {
        dueAt: earliest(states.map(({ dueAt }) => dueAt)),
        retryAt: earliest(states.map(({ retryAt }) => retryAt)),
      };
    },
    isSettling: () => settling > 0,
  };
}
