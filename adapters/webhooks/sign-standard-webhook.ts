import { createHmac } from 'node:crypto';
import type { Instant } from '../../core/time/instant.ts';

/** What is sent, and as what; the id is part of what is signed. */
export type StandardMessage = {
  readonly id: string;
  readonly body: Uint8Array;
  readonly at: Instant;
};

/** The headers of a message that is signed after Standard Webhooks 1.0. */
export function signStandardWebhook({ id, body, at }: StandardMessage, key: Uint8Array) {
  const seconds = String(Math.floor(at / 1_000));
  const signed = Buffer.concat([Buffer.from(`${id}.${seconds}.`), body]);
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  };
}
