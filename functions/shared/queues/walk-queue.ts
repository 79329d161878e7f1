import type { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import type { OrderWalkStep } from '../../../core/reconciliation/index.ts';
import type { TopicCheckStep } from '../../../core/topics/index.ts';

/** Asks for walks to be gone on with, or topics to be looked for, now or after some seconds. */
export function walkQueue(client: SQSClient, queueUrl: string) {
  const sender = queueSender(client, queueUrl);
  return (
    steps: readonly (OrderWalkStep | TopicCheckStep)[],
    delaySeconds?: number,
  ): Promise<void> => sender.send(steps.map(writeStep), delaySeconds);
}

function writeStep(step: OrderWalkStep | TopicCheckStep): string {
  const { merchantId, connectionId, kind } = step;
  const pages = step.kind === 'topics' ? {} : { pages: step.pages };
  return JSON.stringify({ merchantId, connectionId, kind, ...pages });
}
