import { explainHmacMismatch } from '../../webhooks/explain-hmac-mismatch.ts';
import { type HmacScheme, isHmacSha256 } from '../../webhooks/is-hmac-sha256.ts';
import type { WebhookVerifier } from '../../webhooks/webhook-verifier.ts';
import { readShopifyHeaders } from './shopify-headers.ts';

const scheme: HmacScheme = { encoding: 'base64' };

/**
 * Shopify signs with base64 of HMAC-SHA256 over the raw body, under the app's secret as UTF-8. As Shopify's own library
 * does, a delivery without a webhook id is refused. The signature covers no time, so there is no
 * tolerance to check: Shopify repeats a delivery for four hours.
 */
export const shopifyVerifier: WebhookVerifier = {
  verify(delivery, keys) {
    const { signature, deliveryId, topic } = readShopifyHeaders(delivery.headers);
    if (!signature) return { ok: false, refusal: 'missing-signature' };
    if (!deliveryId) return { ok: false, refusal: 'missing-delivery-id' };
    if (!isHmacSha256(scheme, delivery.body, keys, signature)) {
      return { ok: false, refusal: 'bad-signature' };
    }
    return { ok: true, deliveryId, ...(topic === undefined ? {} : { topic }) };
  },

  diagnose({ headers, body }, keys) {
    const { signature, deliveryId } = readShopifyHeaders(headers);
    if (signature === undefined) {
      return 'There is no X-Shopify-Hmac-Sha256 header: the delivery is not from Shopify, or a proxy removed it.';
    }
    if (signature === '') return 'The X-Shopify-Hmac-Sha256 header is empty.';
    if (!deliveryId) {
      return 'There is no X-Shopify-Webhook-Id header, which every delivery of Shopify has.';
    }
    return explainHmacMismatch({ vendor: 'Shopify', scheme, signature, body, keys, explainKey });
  },
};

/** What Shopify's admin shows beside the app's secret. */
function explainKey(key: string): string | undefined {
  return /^shp(at|ca|pa)_/.test(key)
    ? 'The secret looks like the wrong one: shpat_… is an access token of the Admin API; webhooks are signed with the app’s client secret.'
    : undefined;
}
