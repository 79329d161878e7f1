import { readStandardSecret } from '../../webhooks/read-standard-secret.ts';
import { standardWebhookVerifier } from '../../webhooks/standard-webhook.ts';

/** Shops that follow Standard Webhooks as it is written. */
export const standardWebhooksVerifier = standardWebhookVerifier({
  vendor: 'the standard',
  readKey: readStandardSecret,
  misreadings: [
    {
      readKey: (key) => Buffer.from(key),
      advice:
        'The signature was made with the secret as text. The standard’s key is what follows whsec_, decoded as base64.',
    },
  ],
  explainKey: (key) =>
    readStandardSecret(key) === undefined
      ? 'The secret looks like the wrong one: it is whsec_ and base64 after it, and this is not.'
      : undefined,
});
