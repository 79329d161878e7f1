import type { LocalPlan } from '../plan.ts';
import type { EmbeddedQueues } from './embedded-queues.ts';
import type { QueueClient } from './queue-client.ts';

export type RedriveOptions = {
  readonly plan: Pick<LocalPlan, 'queues'>;
  readonly fauxqs: EmbeddedQueues;
  readonly queues: QueueClient;
};

/**
 * Moves the messages that a dead-letter queue holds now back to where they came from, as an
 * operator would in the console; answers how many. Their attempts are counted anew.
 *
 * A message is sent before it is deleted: a kill between leaves it twice, never lost.
 *
 * @param to - the queue to move to, where several share the dead-letter queue.
 * @throws RangeError if the queue serves none, or several and `to` names none of them.
 */
export async function redrive(
  { plan, fauxqs, queues }: RedriveOptions,
  deadLetterQueue: string,
  to?: string,
): Promise<number> {
  const sources = plan.queues
    .filter((queue) => queue.deadLetterQueue === deadLetterQueue)
    .map(({ name }) => name);
  const source = to ?? sources[0];
  if (source === undefined || !sources.includes(source)) {
    throw new RangeError(`${deadLetterQueue} is not the dead-letter queue of ${to ?? 'a queue'}.`);
  }
  if (to === undefined && sources.length > 1) {
    throw new RangeError(`${deadLetterQueue} serves ${sources.join(', ')}: name one of them.`);
  }

  // What fails again while this runs stays for the next time.
  let left = fauxqs.inspectQueue(deadLetterQueue)?.messages.ready.length ?? 0;
  let moved = 0;
  while (left > 0) {
    const count = Math.min(left, 10);
    const messages = await queues.receive(deadLetterQueue, { count, waitSeconds: 0 });
    if (messages.length === 0) break;
    for (const { Body, MessageAttributes, Attributes, MessageId } of messages) {
      const { MessageGroupId } = Attributes;
      fauxqs.sendMessage(source, Body, {
        messageAttributes: MessageAttributes,
        // A queue that keeps order takes it as a new message: its first sending is still remembered.
        ...(MessageGroupId !== undefined && {
          messageGroupId: MessageGroupId,
          messageDeduplicationId: MessageId,
        }),
      });
    }
    await queues.delete(
      deadLetterQueue,
      messages.map(({ ReceiptHandle }) => ReceiptHandle),
    );
    left -= messages.length;
    moved += messages.length;
  }

  return moved;
}
