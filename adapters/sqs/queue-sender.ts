import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** Puts messages into one queue. */
export interface QueueSender {
  /**
   * Sends every body as a message of its own; all of them are in the queue when it answers.
   *
   * @throws QueueSendError if the queue refused some of them. The others may have been sent: the
   *   caller sends all of them again, since every consumer is idempotent.
   * @param delaySeconds how long they are held back, at most 900; not at all if absent.
   */
  send(bodies: readonly string[], delaySeconds?: number): Promise<void>;
}

/** Some messages were not accepted by the queue; says how many, and the queue's reasons. */
export class QueueSendError extends Error {
  readonly reasons: readonly string[];

  constructor(queueUrl: string, failed: readonly BatchResultErrorEntry[]) {
    const reasons = [...new Set(failed.map((entry) => entry.Code ?? 'unknown'))];
    super(`${failed.length} messages were not sent to ${queueUrl}: ${reasons.join(', ')}.`);
    this.name = 'QueueSendError';
    this.reasons = reasons;
  }
}

/** The most that one call of the queue takes, by count and by the bytes of all bodies together. */
const maxBatchEntries = 10;
const maxBatchBytes = 200_000;
const maxAttempts = 3;

/** Sends in batches of ten, and again what the queue refused for a reason of its own. */
export function queueSender(client: SQSClient, queueUrl: string): QueueSender {
  return {
    async send(bodies, delaySeconds = 0) {
      const delay = delaySeconds > 0 ? { DelaySeconds: delaySeconds } : {};
      for (const batch of batchesOf(bodies)) await sendBatch(client, queueUrl, batch, delay);
    },
  };
}

async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  bodies: readonly string[],
  delay: { readonly DelaySeconds?: number },
): Promise<void> {
  let waiting = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody, ...delay }));
  for (let attempt = 1; ; attempt += 1) {
    const { Failed: failed = [] } = await client.send(
      new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: waiting }),
    );
    if (failed.length === 0) return;
    if (attempt === maxAttempts || failed.some((entry) => entry.SenderFault)) {
      throw new QueueSendError(queueUrl, failed);
    }

    const again = new Set(failed.map((entry) => entry.Id));
    waiting = waiting.filter((entry) => again.has(entry.Id));
  }
}

function batchesOf(bodies: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    const last = batches.at(-1);
    if (last === undefined || last.length === maxBatchEntries || bytes + size > maxBatchBytes) {
      batches.push([body]);
      bytes = size;
    } else {
      last.push(body);
      bytes += size;
    }
  }
  return batches;
}
