import { explainHmacMismatch } from '../../webhooks/explain-hmac-mismatch.ts';
import { type HmacScheme, isHmacSha256 } from '../../webhooks/is-hmac-sha256.ts';
import { readHeader } from '../../webhooks/read-header.ts';
import type { WebhookDelivery, WebhookVerifier } from '../../webhooks/webhook-verifier.ts';

/**
 * WooCommerce signs with base64 of HMAC-SHA256 over the raw body (`WC_Webhook::generate_signature`), under the webhook's secret after
 * decoding of the HTML entities that WordPress stores it with. No time is signed. Its delivery id is made of the webhook and
 * the second, so two deliveries of one second share it: nothing may be told apart by it.
 */
const scheme: HmacScheme = {
  encoding: 'base64',
  readKey: (key) => Buffer.from(decodeEntities(key)),
};

export const woocommerceVerifier: WebhookVerifier = {
  isPing(delivery) {
    const type = readHeader(delivery, 'content-type') ?? '';
    if (!type.toLowerCase().startsWith('application/x-www-form-urlencoded')) return false;
    return signatureOf(delivery) === undefined && isPingBody(delivery.body);
  },

  verify(delivery, keys) {
    const signature = signatureOf(delivery);
    if (!signature) return { ok: false, refusal: 'missing-signature' };
    if (!isHmacSha256(scheme, delivery.body, keys, signature)) {
      return { ok: false, refusal: 'bad-signature' };
    }
    const topic = readHeader(delivery, 'x-wc-webhook-topic')?.toLowerCase();
    return { ok: true, ...(topic === undefined ? {} : { topic }) };
  },

  diagnose(delivery, keys) {
    const signature = signatureOf(delivery);
    if (signature === undefined) {
      return 'There is no X-WC-Webhook-Signature header: the delivery is not from WooCommerce, or a proxy removed it.';
    }
    if (signature === '') return 'The X-WC-Webhook-Signature header is empty.';
    const { body } = delivery;
    return explainHmacMismatch({
      vendor: 'WooCommerce',
      scheme,
      signature,
      body,
      keys,
      explainKey,
    });
  },
};

function signatureOf(delivery: WebhookDelivery): string | undefined {
  return readHeader(delivery, 'x-wc-webhook-signature');
}

function isPingBody(body: Uint8Array): boolean {
  return body.length < 100 && /^webhook_id=\d+$/.test(new TextDecoder().decode(body));
}

/** A REST key is what people have at hand beside the webhook's secret. */
function explainKey(key: string): string | undefined {
  return /^c[ks]_[0-9a-f]{40}$/.test(key)
    ? 'The secret looks like the wrong one: ck_… and cs_… are keys of the REST API; the webhook’s secret is under WooCommerce > Settings > Advanced > Webhooks.'
    : undefined;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** What `wp_specialchars_decode` undoes with `ENT_QUOTES`: five characters, by name or by number. */
function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:(amp|lt|gt|quot|apos)|#0*(39|34|38|60|62)|#x0*(27));/gi,
    (...match) => {
      const [, name, decimal, hex] = match as (string | undefined)[];
      if (name !== undefined) return entities[name.toLowerCase()] ?? '';
      return String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
