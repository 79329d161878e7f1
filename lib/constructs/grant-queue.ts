import type { NodeFunction } from './node-function.ts';
import type { WorkerQueue } from './worker-queue.ts';

/** Tells a function a queue's URL and allows it to send. */
export function grantQueue(to: NodeFunction, { queue, setting }: WorkerQueue): void {
  to.set(setting, queue.queueUrl);
  to.allow(['sqs:SendMessage'], [queue.queueArn]);
}
