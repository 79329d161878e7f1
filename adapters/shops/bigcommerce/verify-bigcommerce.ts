import { standardWebhookVerifier } from '../../webhooks/standard-webhook.ts';

/**
 * BigCommerce follows Standard Webhooks with the app's client secret, as text, for a key; its documentation encodes it in base64
 * only to hand it to a library that decodes it.
 */
export const bigcommerceVerifier = standardWebhookVerifier({
  vendor: 'BigCommerce',
  readKey: (key) => Buffer.from(key),
  misreadings: [
    {
      readKey: (key) => Buffer.from(key, 'base64'),
      advice:
        'The signature was made with the client secret decoded as base64. BigCommerce’s key is the client secret as text.',
    },
    {
      readKey: (key) => Buffer.from(Buffer.from(key).toString('base64')),
      advice:
        'The signature was made with the client secret encoded in base64. BigCommerce’s key is the client secret as text.',
    },
  ],
});
