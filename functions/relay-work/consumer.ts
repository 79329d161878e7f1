import type { DynamoDBRecord } from 'aws-lambda';
import { factPrefix, inboxPrefix, readOwner } from '../../adapters/dynamo/keys.ts';
import { readChange } from '../../adapters/dynamo/stream-record.ts';
import type { QueueSender } from '../../adapters/sqs/queue-sender.ts';
import type { LogError } from '../shared/logger.ts';
import { type StreamWork, streamConsumer } from '../shared/queues/stream-consumer.ts';

/** A message for one of the two queues; it carries keys, and what it asks for may be asked twice. */
export type Work = { readonly queue: 'assess' | 'post'; readonly body: string };

export type RelayPorts = Readonly<Record<Work['queue'], QueueSender>> & {
  readonly logError: LogError;
};

/**
 * Follows the streams of Conversions and Ledger: a new fact asks for its order to be assessed, one
 * of payments for that order to be found, a waiting leg for its creator's account to be posted to. So a fact that is durable is worked on,
 * whatever happened to the function that stored it.
 *
 * Equal messages of a batch become one: a creator with a hundred legs is posted to once.
 */
export function makeConsumer({ assess, post, logError }: RelayPorts) {
  const senders = { assess, post };

  async function sendTo(queue: Work['queue'], batch: readonly StreamWork<Work>[]) {
    const ofQueue = batch.filter(({ work }) => work.queue === queue);
    try {
      const bodies = new Set(ofQueue.map(({ work }) => work.body));
      if (bodies.size > 0) await senders[queue].send([...bodies]);
      return [];
    } catch (error) {
      logError(error, { queue });
      return ofQueue.map(({ sequenceNumber }) => sequenceNumber);
    }
  }

  return streamConsumer<Work>({
    read: readWork,
    deliver: async (batch) => [
      ...(await sendTo('assess', batch)),
      ...(await sendTo('post', batch)),
    ],
    logError,
  });
}

function readWork(record: DynamoDBRecord): Work[] {
  const { key, before } = readChange(record);
  const owner = readOwner(key);
  if (before !== undefined || owner === undefined) return [];
  if (owner.kind === 'order' && key.sk.startsWith(factPrefix)) {
    const { merchantId, conversionId } = owner;
    return [{ queue: 'assess', body: JSON.stringify({ merchantId, conversionId }) }];
  }
  if (owner.kind === 'reference' && key.sk.startsWith(factPrefix)) {
    const { merchantId, referenceId } = owner;
    return [{ queue: 'assess', body: JSON.stringify({ merchantId, referenceId }) }];
  }
  if (owner.kind === 'account' && key.sk.startsWith(inboxPrefix)) {
    const { merchantId, creatorId } = owner;
    return [{ queue: 'post', body: JSON.stringify({ merchantId, creatorId }) }];
  }
  return [];
}
