import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ShopDelivery, Verification } from '../shop-adapter.ts';
import { readShopifyHeaders } from './shopify-headers.ts';

/**
 * Verifies a Shopify webhook: base64 of HMAC-SHA256 over the raw body, under the app's secret as
 * UTF-8. During a rotation several secrets are live; any one suffices. As Shopify's own library
 * does, a delivery without a webhook id is refused. The signature covers no time, so there is no
 * tolerance to check: Shopify repeats a delivery for four hours.
 */
export function verifyShopify(delivery: ShopDelivery, secrets: readonly string[]): Verification {
  const { signature, deliveryId, topic } = readShopifyHeaders(delivery.headers);
  if (!signature) return { ok: false, refusal: 'missing-signature' };
  if (!deliveryId) return { ok: false, refusal: 'missing-delivery-id' };
  if (!secrets.some((secret) => isSignedWith(secret, delivery.body, signature))) {
    return { ok: false, refusal: 'bad-signature' };
  }
  return { ok: true, deliveryId, topic };
}

function isSignedWith(secret: string, body: Uint8Array, signature: string): boolean {
  // An empty secret would let anybody sign.
  if (secret === '') return false;
  const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('base64'));
  const given = Buffer.from(signature);
  // The written forms are compared: decoding base64 would ignore junk characters.
  return given.length === expected.length && timingSafeEqual(given, expected);
}
