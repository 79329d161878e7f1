import type { AdjustableClock } from '../clock/clock.ts';
import type { FunctionHost, LocalPlan } from '../plan.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';

export type EventSourcesOptions = {
  readonly plan: LocalPlan;
  /** `pending` counts what others invoke too (HTTP), so that a drain waits for that. */
  readonly host: FunctionHost & { readonly pending?: () => number };
  readonly clock: AdjustableClock;
  /** Such as `http://127.0.0.1:4001`; streams are on the same endpoint as tables. */
  readonly endpoints: { readonly dynamodb: string; readonly sqs: string };
  /** The server that `startFauxqs` answered; all planned queues exist. */
  readonly fauxqs: EmbeddedQueues;
  /** The SQLite file that dynoxide works on; all planned tables exist. */
  readonly databaseFile: string;
  /** Where checkpoints and the like are kept; without it they last as long as this process. */
  readonly dataFolder?: string;
  readonly log?: (message: string) => void;
};

export type AdvanceProgress = {
  /** Epoch milliseconds, all three. */
  readonly from: number;
  readonly now: number;
  readonly to: number;
  readonly steps: number;
};

export type EventSources = {
  /**
   * Waits until nothing is left to do now: queues that have a consumer are empty, retries included,
   * streams are read to their end, and no function runs.
   *
   * @throws DrainTimeoutError naming what is left, after `timeoutMs` (default two minutes).
   */
  drain(options?: { readonly timeoutMs?: number }): Promise<void>;
  /**
   * Moves the clock to the instant through everything that is due on the way, in order, and drains
   * between the steps.
   */
  advance(
    to: number,
    onProgress?: (progress: AdvanceProgress) => void,
  ): Promise<{ readonly steps: number }>;
  /**
   * Moves what a dead-letter queue holds back to where it came from; answers how many messages.
   *
   * @throws RangeError if the queue is not one, or serves several queues and `to` names none.
   */
  redrive(deadLetterQueue: string, to?: string): Promise<number>;
  /** Stops polling and firing, and waits for what runs. The engines may be stopped afterwards. */
  stop(): Promise<void>;
};

/** Starts everything that invokes functions without an HTTP request: queues, streams, schedules, rules. */
export async function startEventSources(_options: EventSourcesOptions): Promise<EventSources> {
  throw new Error('Event sources are on their way.');
}
