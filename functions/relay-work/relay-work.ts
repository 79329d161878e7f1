import type { WorkKey } from '../../adapters/dynamo/read-partition.ts';
import type { QueueSender } from '../../adapters/sqs/queue-sender.ts';
import type { StreamWork } from '../shared/stream-consumer.ts';

export type RelayWorkPorts = {
  readonly assessQueue: QueueSender;
  readonly postQueue: QueueSender;
};

/**
 * Sends the keys of a batch of new facts and legs to whoever works on them, each key once: a
 * creator of whom a hundred orders closed together is posted to once, not a hundred times.
 *
 * @returns the places of the records whose key could not be sent.
 */
export function makeRelayWork({ assessQueue, postQueue }: RelayWorkPorts) {
  return async (batch: readonly StreamWork<WorkKey>[]): Promise<string[]> => {
    const places = await Promise.all([
      sendKeys(
        assessQueue,
        batch.filter(({ work }) => work.kind === 'order'),
      ),
      sendKeys(
        postQueue,
        batch.filter(({ work }) => work.kind === 'account'),
      ),
    ]);
    return places.flat();
  };
}

async function sendKeys(
  queue: QueueSender,
  batch: readonly StreamWork<WorkKey>[],
): Promise<string[]> {
  const bodies = new Set(batch.map(({ work: { kind: _, ...key } }) => JSON.stringify(key)));
  if (bodies.size === 0) return [];
  try {
    await queue.send([...bodies]);
    return [];
  } catch {
    // Some may have been sent: the workers do not mind to be told twice.
    return batch.map(({ sequenceNumber }) => sequenceNumber);
  }
}
