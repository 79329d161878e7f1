import type { LocalClock, LocalPlan } from '../plan.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';

export type BusOptions = {
  readonly plan: Pick<LocalPlan, 'buses' | 'rules'>;
  readonly clock: LocalClock;
  readonly fauxqs: EmbeddedQueues;
};

export type LocalBus = {
  /** What `AWS_ENDPOINT_URL_EVENTBRIDGE` is for the functions. */
  readonly endpoint: string;
  stop(): Promise<void>;
};

/**
 * Answers EventBridge's PutEvents on a port of the loopback interface. It starts before the
 * functions, whose environment names its endpoint; `startEventSources` delivers what it accepted.
 */
export async function startBus(_options: BusOptions): Promise<LocalBus> {
  throw new Error('The bus is on its way.');
}
