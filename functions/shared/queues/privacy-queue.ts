import { SQSClient } from '@aws-sdk/client-sqs';
import { queueSender } from '../../../adapters/sqs/queue-sender.ts';
import { requireEnv } from '../environment.ts';

/** Names a request about somebody's data. */
export type PrivacyRequestKey = { readonly merchantId: string; readonly requestId: string };

/** Puts keys of requests into the privacy queue of the function's settings. */
export function privacyQueue(): (key: PrivacyRequestKey) => Promise<void> {
  const sender = queueSender(new SQSClient(), requireEnv('PRIVACY_QUEUE_URL'));
  return ({ merchantId, requestId }) => sender.send([JSON.stringify({ merchantId, requestId })]);
}
