import type { PlannedEventSource } from '../plan.ts';
import { queueArn } from './arns.ts';
import { readBatchFailures } from './batch-failures.ts';
import type { EventContext } from './event-context.ts';
import { type EventMatcher, readEventPattern } from './event-pattern.ts';
import { functionConcurrency } from './function-concurrency.ts';
import { invokeFunction } from './invoke-function.ts';
import type { ReceivedMessage } from './queue-client.ts';
import { queueRecord } from './queue-event.ts';
import { type QueuePoller, startQueuePoller } from './queue-poller.ts';

export type QueueSource = Extract<PlannedEventSource, { kind: 'queue' }>;

/** Invokes a function with the messages of a queue, in batches, as Lambda's event source does. */
export function startQueueSource(context: EventContext, source: QueueSource): QueuePoller {
  const { plan, host, log } = context;
  const arn = queueArn(source.queue);
  const filters = source.filters.map(readEventPattern);

  async function process(messages: readonly ReceivedMessage[]): Promise<ReadonlySet<string>> {
    const wanted = messages.filter((message) => passes(filters, message, arn));
    if (wanted.length === 0) return new Set();

    const ids = wanted.map(({ MessageId }) => MessageId);
    const Records = wanted.map((message) => queueRecord(message, arn));
    const result = await invokeFunction(host, source.functionId, { Records });
    if (!result.ok) {
      log(`${source.functionId} failed on ${source.queue}: ${result.errorMessage}`);
      return new Set(ids);
    }
    return source.reportsItemFailures ? readBatchFailures(result.value, ids) : new Set();
  }

  return startQueuePoller({
    ...context,
    client: context.queues,
    queue: source.queue,
    batchSize: source.batchSize,
    batchingWindowMs: source.batchingWindowMs,
    concurrency: functionConcurrency(plan, source.functionId, source.maxConcurrency),
    process,
  });
}

/** Without filters all pass; what passes none is deleted unseen, as on AWS. */
function passes(filters: readonly EventMatcher[], message: ReceivedMessage, arn: string): boolean {
  if (filters.length === 0) return true;
  const record = { ...queueRecord(message, arn), body: parsedBody(message.Body) };

  return filters.some((matches) => matches(record));
}

/** Patterns look into a body that is JSON; another is matched as the text that it is. */
function parsedBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
