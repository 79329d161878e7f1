import type { EventContext } from './event-context.ts';
import { functionConcurrency } from './function-concurrency.ts';
import { invokeFunction } from './invoke-function.ts';
import { parseLossless } from './lossless-json.ts';
import type { ReceivedMessage } from './queue-client.ts';
import { type QueuePoller, startQueuePoller } from './queue-poller.ts';
import { sendToDeadLetterQueue, type TargetAddress } from './targets.ts';

/** Rules and schedules invoke asynchronously, and Lambda tries such an event twice more. */
const lambdaRetriesMax = 2;

/** Invokes a target function with the events that were sent to it, each on its own. */
export function startTargetPoller(context: EventContext, address: TargetAddress): QueuePoller {
  const { plan, host, fauxqs, log } = context;
  const { target, queue } = address;
  const retriesMax = Math.min(target.maxRetries, lambdaRetriesMax);

  async function process([message]: readonly ReceivedMessage[]): Promise<ReadonlySet<string>> {
    if (message === undefined) return new Set();
    const attempt = Number(message.Attributes.ApproximateReceiveCount);
    const input = message.Body.replaceAll('<aws.scheduler.attempt-number>', String(attempt));
    const result = await invokeFunction(host, target.id, parseLossless(input));
    if (result.ok) return new Set();

    log(`${target.id} failed, attempt ${attempt} of ${retriesMax + 1}: ${result.errorMessage}`);
    if (attempt <= retriesMax) return new Set([message.MessageId]);
    const error = Object.assign(new Error(result.errorMessage), { name: result.errorType });
    try {
      sendToDeadLetterQueue(fauxqs, address, input, { error, retries: attempt - 1 });
    } catch (lost) {
      log((lost as Error).message);
    }
    return new Set();
  }

  return startQueuePoller({
    ...context,
    client: context.queues,
    queue,
    batchSize: 1,
    batchingWindowMs: 0,
    concurrency: functionConcurrency(plan, target.id),
    process,
  });
}
