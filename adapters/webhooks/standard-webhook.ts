import { checkTimestamp, explainTimestamp } from './check-timestamp.ts';
import { explainHmacMismatch, type HmacMismatch } from './explain-hmac-mismatch.ts';
import { type HmacScheme, isHmacSha256 } from './is-hmac-sha256.ts';
import { readHeader } from './read-header.ts';
import type { WebhookDelivery, WebhookVerifier } from './webhook-verifier.ts';

/** What users of the standard differ in. */
export type StandardWebhookUser = Pick<HmacMismatch, 'vendor' | 'misreadings' | 'explainKey'> &
  Required<Pick<HmacScheme, 'readKey'>>;

/**
 * Verifies after Standard Webhooks 1.0: `webhook-signature` has signatures separated by spaces, of which one `v1,` has to
 * be base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`; `v1a` and others are left alone. The time may be 300 s
 * from ours either way.
 */
export function standardWebhookVerifier(user: StandardWebhookUser): WebhookVerifier {
  return {
    verify(delivery, keys, receipt) {
      const { id, seconds, signatures } = readHeaders(delivery);
      if (!id) return { ok: false, refusal: 'missing-delivery-id' };
      if (signatures === undefined) return { ok: false, refusal: 'missing-signature' };
      if (!isSeconds(seconds) || signatures.length === 0) {
        return { ok: false, refusal: 'malformed-signature' };
      }
      const scheme = schemeOf(user, id, seconds);
      if (!signatures.some((one) => isHmacSha256(scheme, delivery.body, keys, one))) {
        return { ok: false, refusal: 'bad-signature' };
      }
      const refusal = checkTimestamp(Number(seconds), receipt);
      return refusal === undefined ? { ok: true, deliveryId: id } : { ok: false, refusal };
    },

    diagnose(delivery, keys, receipt) {
      const { id, seconds, signatures } = readHeaders(delivery);
      if (!id) return 'There is no webhook-id header, which is signed and must be there.';
      if (signatures === undefined) return 'There is no webhook-signature header.';
      if (!isSeconds(seconds)) {
        return 'The webhook-timestamp header is missing, or is not whole seconds since 1970.';
      }
      const [signature] = signatures;
      if (signature === undefined) {
        return 'The webhook-signature header has no signature of version v1 (v1,<base64>).';
      }
      const scheme = schemeOf(user, id, seconds);
      if (signatures.some((one) => isHmacSha256(scheme, delivery.body, keys, one))) {
        return explainTimestamp(Number(seconds), receipt);
      }
      return explainHmacMismatch({ ...user, scheme, signature, body: delivery.body, keys });
    },
  };
}

function readHeaders(delivery: WebhookDelivery) {
  const written = readHeader(delivery, 'webhook-signature');
  return {
    id: readHeader(delivery, 'webhook-id'),
    seconds: readHeader(delivery, 'webhook-timestamp'),
    signatures: written
      ?.split(' ')
      .flatMap((one) => (one.startsWith('v1,') ? [one.slice('v1,'.length)] : [])),
  };
}

function isSeconds(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,12}$/.test(text);
}

function schemeOf({ readKey }: StandardWebhookUser, id: string, seconds: string): HmacScheme {
  return {
    encoding: 'base64',
    readKey,
    signed: (body) => Buffer.concat([Buffer.from(`${id}.${seconds}.`), body]),
  };
}
