import { checkTimestamp, explainTimestamp } from '../../webhooks/check-timestamp.ts';
import { explainHmacMismatch } from '../../webhooks/explain-hmac-mismatch.ts';
import { type HmacScheme, isHmacSha256 } from '../../webhooks/is-hmac-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { WebhookDelivery, WebhookVerifier } from '../../webhooks/webhook-verifier.ts';

/**
 * Stripe signs with lower-case hex of HMAC-SHA256 over `<t>.<body>`, under the endpoint's secret as it is shown, `whsec_` and all:
 * `Stripe-Signature: t=…,v1=…`, with several `v1` while a secret is rotated. `v0` never counts. The time may be 300 s
 * from ours either way; the vendor's library does not refuse the future.
 */
export const stripeVerifier: WebhookVerifier = {
  verify(delivery, keys, receipt) {
    const header = headerOf(delivery);
    if (!header) return { ok: false, refusal: 'missing-signature' };
    const signed = readSignatures(header);
    if (signed === undefined) return { ok: false, refusal: 'malformed-signature' };
    const scheme = schemeOf(signed.seconds);
    if (!signed.signatures.some((one) => isHmacSha256(scheme, delivery.body, keys, one))) {
      return { ok: false, refusal: 'bad-signature' };
    }
    const refusal = checkTimestamp(Number(signed.seconds), receipt);
    return refusal === undefined ? { ok: true } : { ok: false, refusal };
  },

  diagnose(delivery, keys, receipt) {
    const header = headerOf(delivery);
    if (header === undefined) {
      return 'There is no Stripe-Signature header: the delivery is not from Stripe, or a proxy removed it.';
    }
    const signed = readSignatures(header);
    if (signed === undefined) return explainHeader(header);
    const { seconds, signatures } = signed;
    const scheme = schemeOf(seconds);
    if (signatures.some((one) => isHmacSha256(scheme, delivery.body, keys, one))) {
      return explainTimestamp(Number(seconds), receipt);
    }
    const [signature = ''] = signatures;
    return explainHmacMismatch({
      ...{ vendor: 'Stripe', scheme, signature, body: delivery.body, keys },
      misreadings: [{ readKey: decodeSecret, advice: misreadAdvice }],
      explainKey,
    });
  },
};

const misreadAdvice =
  'The signature was made with the part after whsec_, decoded as base64. Stripe’s secret is used whole, as text.';

function headerOf(delivery: WebhookDelivery): string | undefined {
  return readHeader(delivery, 'stripe-signature');
}

type Signed = { readonly seconds: string; readonly signatures: readonly string[] };

function readSignatures(header: string): Signed | undefined {
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const [seconds, ...others] = parts.flatMap(([name, value]) =>
    name === 't' ? [value ?? ''] : [],
  );
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' && value ? [value] : []));
  if (seconds === undefined || others.length > 0 || !/^\d{1,12}$/.test(seconds)) return undefined;
  return signatures.length === 0 ? undefined : { seconds, signatures };
}

function schemeOf(seconds: string): HmacScheme {
  return {
    encoding: 'hex',
    signed: (body) => Buffer.concat([Buffer.from(`${seconds}.`), body]),
  };
}

function decodeSecret(key: string): Uint8Array | undefined {
  return key.startsWith('whsec_') ? Buffer.from(key.slice('whsec_'.length), 'base64') : undefined;
}

function explainHeader(header: string): string {
  if (header === '') return 'The Stripe-Signature header is empty.';
  if (!/(^|,)\s*t=\d{1,12}(,|$)/.test(header)) {
    return 'The Stripe-Signature header has no time (t=…): it is not as Stripe sends it.';
  }
  return /(^|,)\s*v0=/.test(header)
    ? 'The Stripe-Signature header has a v0 signature only, which Stripe makes for test events and nobody may trust; v1 is missing.'
    : 'The Stripe-Signature header has no v1 signature.';
}

function explainKey(key: string): string | undefined {
  if (/^[sprk]k_(live|test)_/.test(key)) {
    return 'The secret looks like the wrong one: it is an API key; the signing secret of the endpoint begins with whsec_.';
  }
  return key.startsWith('whsec_')
    ? undefined
    : 'The secret looks like the wrong one: the signing secret of an endpoint begins with whsec_.';
}
