import { createHmac } from 'node:crypto';
import { formatInstant } from '../../../core/time/format-instant.ts';
import type { Instant } from '../../../core/time/instant.ts';

export type ShopifyDeliveryInput = {
  readonly topic: string;
  /** Equal for all attempts to deliver one webhook. */
  readonly deliveryId: string;
  readonly triggeredAt?: Instant;
  readonly shopDomain?: string;
};

/** The headers with which Shopify delivers a body, signed over its exact bytes. */
export function signShopify(
  body: string | Uint8Array,
  secret: string,
  delivery: ShopifyDeliveryInput,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-shopify-topic': delivery.topic,
    'x-shopify-shop-domain': delivery.shopDomain ?? 'sample-shop.myshopify.com',
    'x-shopify-api-version': '2026-04',
    'x-shopify-webhook-id': delivery.deliveryId,
    'x-shopify-event-id': delivery.deliveryId,
    'x-shopify-triggered-at': formatInstant(delivery.triggeredAt ?? 0),
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
}
