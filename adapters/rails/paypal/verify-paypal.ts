import { crc32 } from 'node:zlib';
import { explainRsaMismatch } from '../../webhooks/explain-rsa-mismatch.ts';
import { isRsaSha256 } from '../../webhooks/is-rsa-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { Receipt, WebhookDelivery, WebhookVerifier } from '../../webhooks/webhook-verifier.ts';
import { isPaypalCertificateUrl } from './is-paypal-certificate-url.ts';

/**
 * PayPal signs `<transmission id>|<transmission time>|<webhook id>|<CRC-32 of the body, decimal>` with RSA-SHA256; the webhook's id
 * is the one that the dashboard shows, and is in no header. The keys are the certificate that `paypal-cert-url`
 * names, which is fetched from PayPal's own hosts only.
 */
export const paypalVerifier: WebhookVerifier = {
  verify(delivery, keys, receipt) {
    const headers = readHeaders(delivery);
    if (!headers.signature) return { ok: false, refusal: 'missing-signature' };
    if (!headers.id) return { ok: false, refusal: 'missing-delivery-id' };
    if (!isPaypalCertificateUrl(headers.certificateUrl)) {
      return { ok: false, refusal: 'untrusted-certificate' };
    }
    if (headers.algorithm !== 'SHA256withRSA') return { ok: false, refusal: 'malformed-signature' };
    if (!isRsaSha256(signedBytes(headers, receipt, delivery.body), keys, headers.signature)) {
      return { ok: false, refusal: 'bad-signature' };
    }
    return { ok: true, deliveryId: headers.id };
  },

  diagnose(delivery, keys, receipt) {
    const headers = readHeaders(delivery);
    const { signature, id, algorithm } = headers;
    if (!signature)
      return 'There is no paypal-transmission-sig header: the delivery is not from PayPal.';
    if (!id) return 'There is no paypal-transmission-id header, which is signed.';
    if (!isPaypalCertificateUrl(headers.certificateUrl)) {
      return 'The paypal-cert-url header names no host of PayPal: somebody else made this delivery.';
    }
    if (algorithm !== 'SHA256withRSA') {
      return 'The paypal-auth-algo header is not SHA256withRSA, the one that PayPal uses.';
    }
    if (receipt.webhookId === undefined) {
      return 'The id of the webhook is signed: give it with --webhook-id, as the dashboard shows it.';
    }
    const signed = (body: Uint8Array) => signedBytes(headers, receipt, body);
    const mismatch = { signature, body: delivery.body, publicKeys: keys, signed };
    return `${explainRsaMismatch(mismatch)} The webhook's id is signed, too: is it the one of this endpoint?`;
  },
};

type Headers = ReturnType<typeof readHeaders>;

function readHeaders(delivery: WebhookDelivery) {
  const read = (name: string) => readHeader(delivery, `paypal-${name}`);
  return {
    signature: read('transmission-sig'),
    id: read('transmission-id'),
    time: read('transmission-time') ?? '',
    algorithm: read('auth-algo'),
    certificateUrl: read('cert-url') ?? '',
  };
}

function signedBytes({ id, time }: Headers, { webhookId = '' }: Receipt, body: Uint8Array): Buffer {
  return Buffer.from([id, time, webhookId, crc32(body)].join('|'));
}
