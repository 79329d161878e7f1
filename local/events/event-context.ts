import type { AdjustableClock } from '../clock/clock.ts';
import type { FunctionHost, LocalPlan } from '../plan.ts';
import type { Activity } from './activity.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';
import type { EventState } from './event-state.ts';
import type { QueueClient } from './queue-client.ts';

/** What all event sources of one runtime share. */
export type EventContext = {
  readonly plan: LocalPlan;
  readonly host: FunctionHost;
  readonly clock: AdjustableClock;
  readonly fauxqs: EmbeddedQueues;
  readonly queues: QueueClient;
  readonly state: EventState;
  readonly activity: Activity;
  readonly isDraining: () => boolean;
  readonly log: (message: string) => void;
};
