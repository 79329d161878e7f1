import { explainHmacMismatch } from '../../webhooks/explain-hmac-mismatch.ts';
import { type HmacScheme, isHmacSha256 } from '../../webhooks/is-hmac-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { WebhookVerifier } from '../../webhooks/webhook-verifier.ts';

const header = 'x-tributary-signature';
const scheme: HmacScheme = { encoding: 'hex' };

/**
 * Our own plain signature, for who has no library of Standard Webhooks: HMAC-SHA256 over the raw body, in lower-case hex,
 * under the secret as UTF-8, in `x-tributary-signature`. No time is signed, so a delivery may be repeated: that is a duplicate.
 */
export const genericVerifier: WebhookVerifier = {
  verify(delivery, keys) {
    const signature = readHeader(delivery, header);
    if (!signature) return { ok: false, refusal: 'missing-signature' };
    return isHmacSha256(scheme, delivery.body, keys, signature)
      ? { ok: true }
      : { ok: false, refusal: 'bad-signature' };
  },

  diagnose(delivery, keys) {
    const signature = readHeader(delivery, header);
    if (!signature) return `There is no ${header} header, or it is empty.`;
    const { body } = delivery;
    return explainHmacMismatch({ vendor: 'Tributary', scheme, signature, body, keys });
  },
};
