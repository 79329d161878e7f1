import { makeShopEventAdapter } from './shop-event-adapter.ts';
import { standardWebhooksVerifier } from './verify-standard-webhooks.ts';

/** Our own events, signed after Standard Webhooks. */
export const standardWebhooksAdapter = makeShopEventAdapter(
  'standard-webhooks',
  standardWebhooksVerifier,
);
