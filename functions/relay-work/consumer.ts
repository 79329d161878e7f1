import type { DynamoDBRecord } from 'aws-lambda';
import { factPrefix } from '../../adapters/dynamo/keys/conversion-keys.ts';
import { readOwner } from '../../adapters/dynamo/keys/read-owner.ts';
import { readChange } from '../../adapters/dynamo/stream-record.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import type { QueueSender } from '../../adapters/sqs/queue-sender.ts';
import type { ConversionKey } from '../../core/settlement/conversion-store.ts';
import type { LogError } from '../shared/logger.ts';
import { type StreamWork, streamConsumer } from '../shared/queues/stream-consumer.ts';

/** A message for the assess queue, or an order for another; what it asks for may be asked twice. */
export type Work =
  | { readonly queue: 'assess'; readonly body: string }
  | { readonly queue: 'post' | 'period'; readonly key: ConversionKey };

export type RelayPorts = {
  readonly assess: QueueSender;
  /** Asks for what orders have frozen to be posted, each order once. */
  readonly post: (orders: readonly ConversionKey[]) => Promise<void>;
  /** Asks for orders to be counted in their creators' periods. */
  readonly period: (orders: readonly ConversionKey[]) => Promise<void>;
  readonly logError: LogError;
};

/**
/**
 * Follows the stream of Conversions: a new fact asks for its order to be assessed, one of payments for that order to be found, a
 * state that names a new frozen revision for its legs to be posted and, where its plan has terms of periods, for these to be
 * settled. So what is durable is worked on, whatever happened to the function that stored it. Equal messages of a batch become one.
 */
export function makeConsumer({ assess, post, period, logError }: RelayPorts) {
  const senders: Record<Work['queue'], (works: readonly Work[]) => Promise<void>> = {
    assess: (works) =>
      assess.send([
        ...new Set(works.flatMap((work) => (work.queue === 'assess' ? work.body : []))),
      ]),
    post: (works) => post(works.flatMap((work) => (work.queue === 'post' ? work.key : []))),
    period: (works) => period(distinctKeys(works)),
  };

  async function sendTo(queue: Work['queue'], batch: readonly StreamWork<Work>[]) {
    const ofQueue = batch.filter(({ work }) => work.queue === queue);
    if (ofQueue.length === 0) return [];
    try {
      await senders[queue](ofQueue.map(({ work }) => work));
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
      ...(await sendTo('period', batch)),
    ],
    logError,
  });
}

function readWork(record: DynamoDBRecord): Work[] {
  const { key, before, after } = readChange(record);
  const owner = readOwner(key);
  const isNewFact = before === undefined && key.sk.startsWith(factPrefix);
  if (owner?.kind === 'reference' && isNewFact) {
    const { merchantId, referenceId } = owner;
    return [{ queue: 'assess', body: JSON.stringify({ merchantId, referenceId }) }];
  }
  if (owner?.kind !== 'order') return [];
  const { merchantId, conversionId } = owner;
  if (isNewFact) return [{ queue: 'assess', body: JSON.stringify({ merchantId, conversionId }) }];
  if (key.sk === 'STATE' && revisionOf(after) > revisionOf(before)) {
    const ofPeriods = after?.countsInPeriods === true ? (['period'] as const) : [];
    return (['post', ...ofPeriods] as const).map((queue) => ({
      queue,
      key: { merchantId, conversionId },
    }));
  }
  return [];
}

/** Two revisions of an order, one after the other, are counted at once. */
function distinctKeys(works: readonly Work[]): ConversionKey[] {
  const keys = works.flatMap((work) => (work.queue === 'period' ? work.key : []));
  return [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
}

const revisionOf = (state: Item | undefined): number => Number(state?.revision ?? 0);
