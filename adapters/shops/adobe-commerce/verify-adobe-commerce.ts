import { explainRsaMismatch } from '../../webhooks/explain-rsa-mismatch.ts';
import { isRsaSha256 } from '../../webhooks/is-rsa-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { WebhookDelivery, WebhookVerifier } from '../../webhooks/webhook-verifier.ts';

/**
 * Adobe Commerce webhooks are signed with base64 of RSA-SHA256 over the raw body (the documentation's prose says HMAC; its code, and
 * the software, sign with RSA). The keys are public keys in PEM, as the module shows them. No time is signed.
 * A hook may be given headers of its own; `x-adobe-commerce-event` is read for the event's name.
 */
export const adobeCommerceVerifier: WebhookVerifier = {
  verify(delivery, keys) {
    const signature = signatureOf(delivery);
    if (!signature) return { ok: false, refusal: 'missing-signature' };
    if (!isRsaSha256(delivery.body, keys, signature)) {
      return { ok: false, refusal: 'bad-signature' };
    }
    const topic = readHeader(delivery, 'x-adobe-commerce-event');
    return { ok: true, ...(topic === undefined ? {} : { topic }) };
  },

  diagnose(delivery, keys) {
    const signature = signatureOf(delivery);
    if (!signature) {
      return 'There is no x-adobe-commerce-webhook-signature header: signing is off by default (Stores > Settings > Configuration > Adobe Services > Webhooks).';
    }
    return explainRsaMismatch({ signature, body: delivery.body, publicKeys: keys });
  },
};

function signatureOf(delivery: WebhookDelivery): string | undefined {
  return readHeader(delivery, 'x-adobe-commerce-webhook-signature');
}
