import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { queueUrl } from '../local-account.ts';
import type { PlannedBucket, PlannedQueue } from '../plan.ts';
import { onLoopbackOnly } from './on-loopback-only.ts';
import { withoutDiskWaits } from './without-disk-waits.ts';

export type QueueEngine = {
  /** Serves SQS and S3. */
  readonly endpoint: string;
  readonly fauxqs: FauxqsServer;
  stop(): Promise<void>;
};

export type QueueEngineOptions = {
  /** Dead-letter queues included; their order does not matter. */
  readonly queues: readonly PlannedQueue[];
  readonly buckets: readonly PlannedBucket[];
  readonly dataFolder: string;
};

/**
 * Starts SQS and S3 in this process, over files in the data folder, with the queues and buckets of
 * the template. Delays and visibility time-outs follow this process's date (`clock/install-clock`).
 */
export async function startQueueEngine(options: QueueEngineOptions): Promise<QueueEngine> {
  const { queues, buckets, dataFolder } = options;
  const fauxqs = await onLoopbackOnly(() =>
    withoutDiskWaits(() => startFauxqs({ port: 0, logger: false, dataDir: dataFolder })),
  );
  const endpoint = `http://127.0.0.1:${fauxqs.port}`;
  for (const queue of queues) {
    // Creating a queue that exists would delete its messages.
    if (fauxqs.inspectQueue(queue.name) === undefined) {
      fauxqs.createQueue(queue.name, { attributes: { ...queue.attributes } });
    } else {
      await setAttributes(endpoint, queue);
    }
  }
  for (const bucket of buckets) fauxqs.createBucket(bucket.name);

  return { endpoint, fauxqs, stop: () => fauxqs.stop() };
}

/** A newer template may have changed the settings of a queue that is kept. */
async function setAttributes(endpoint: string, queue: PlannedQueue): Promise<void> {
  // Whether a queue is FIFO cannot change, and asking for it is an error.
  const { FifoQueue: _, ...attributes } = queue.attributes;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SetQueueAttributes',
    },
    body: JSON.stringify({ QueueUrl: queueUrl(endpoint, queue.name), Attributes: attributes }),
  });
  if (!response.ok) {
    throw new Error(`The queue ${queue.name} refuses its settings: ${await response.text()}`);
  }
}
