import { explainRsaMismatch } from '../../webhooks/explain-rsa-mismatch.ts';
import { isRsaSha256 } from '../../webhooks/is-rsa-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { WebhookDelivery, WebhookVerifier } from '../../webhooks/webhook-verifier.ts';

/** Wise signs with base64 of RSA-SHA256 over the raw body, in `X-Signature-SHA256`; its public keys are on its site, one for sandbox and one for production. */
export const wiseVerifier: WebhookVerifier = {
  verify(delivery, keys) {
    const signature = signatureOf(delivery);
    if (!signature) return { ok: false, refusal: 'missing-signature' };
    if (!isRsaSha256(delivery.body, keys, signature)) {
      return { ok: false, refusal: 'bad-signature' };
    }
    const deliveryId = readHeader(delivery, 'x-delivery-id');
    return { ok: true, ...(deliveryId === undefined ? {} : { deliveryId }) };
  },

  diagnose(delivery, keys) {
    const signature = signatureOf(delivery);
    if (!signature) return 'There is no X-Signature-SHA256 header: the delivery is not from Wise.';
    return explainRsaMismatch({ signature, body: delivery.body, publicKeys: keys });
  },
};

function signatureOf(delivery: WebhookDelivery): string | undefined {
  return readHeader(delivery, 'x-signature-sha256');
}
