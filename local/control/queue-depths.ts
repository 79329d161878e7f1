import type { EmbeddedQueues } from '../events/embedded-queues.ts';
import type { LocalPlan } from '../plan.ts';

export type QueueDepth = {
  readonly name: string;
  readonly ready: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Whether other queues send their failures here. */
  readonly isDeadLetterQueue: boolean;
};

/** How many messages each queue holds, counted without receiving them. */
export function queueDepths(plan: LocalPlan, fauxqs: EmbeddedQueues): QueueDepth[] {
  const deadLetterQueues = new Set(deadLetterQueueNames(plan));

  return plan.queues.map(({ name }) => {
    const messages = fauxqs.inspectQueue(name)?.messages;
    return {
      name,
      ready: messages?.ready.length ?? 0,
      inFlight: messages?.inflight.length ?? 0,
      delayed: messages?.delayed.length ?? 0,
      isDeadLetterQueue: deadLetterQueues.has(name),
    };
  });
}

function deadLetterQueueNames({ queues, eventSources, schedules, rules }: LocalPlan): string[] {
  const targets = [
    ...schedules.map(({ target }) => target),
    ...rules.flatMap((rule) => rule.targets),
  ];

  return [
    ...queues.map(({ deadLetterQueue }) => deadLetterQueue),
    ...eventSources.map((source) => (source.kind === 'stream' ? source.onFailureQueue : undefined)),
    ...targets.map(({ deadLetterQueue }) => deadLetterQueue),
  ].filter((name) => name !== undefined);
}
