import { createHmac } from 'node:crypto';
import type { ShopDelivery } from '../shop-adapter.ts';
import { readShopifyHeaders } from './shopify-headers.ts';

/** Why a Shopify delivery is refused, found by trying the mistakes that people make. */
export function diagnoseShopify(delivery: ShopDelivery, secrets: readonly string[]): string {
  const { signature, deliveryId } = readShopifyHeaders(delivery.headers);
  if (signature === undefined) {
    return 'There is no X-Shopify-Hmac-Sha256 header: the delivery is not from Shopify, or a proxy removed it.';
  }
  if (signature === '') return 'The X-Shopify-Hmac-Sha256 header is empty.';
  if (!deliveryId) {
    return 'There is no X-Shopify-Webhook-Id header, which every delivery of Shopify has.';
  }
  return (
    diagnoseEncoding(delivery.body, signature, secrets) ??
    diagnoseSecret(delivery.body, signature, secrets) ??
    diagnoseBody(delivery.body, signature, secrets) ??
    diagnoseLength(signature) ??
    `The signature fits the body under none of the ${secrets.length} secrets given: the secret is another app's, or the body was changed on its way.`
  );
}

function diagnoseEncoding(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
): string | undefined {
  const isSignedAs = (algorithm: string, encoding: 'hex' | 'base64') =>
    secrets.some((secret) => {
      const digest = createHmac(algorithm, secret).update(body).digest(encoding);
      return digest === (encoding === 'hex' ? signature.toLowerCase() : signature);
    });
  if (isSignedAs('sha256', 'hex')) {
    return 'The signature is the right digest in hex; Shopify sends it in base64.';
  }
  if (isSignedAs('sha1', 'base64') || isSignedAs('sha1', 'hex')) {
    return 'The signature is HMAC-SHA1; it must be HMAC-SHA256.';
  }
  const full = secrets.map((secret) => sign(body, secret));
  if (full.some((expected) => expected.startsWith(signature.replace(/=+$/, '')))) {
    return `The signature is truncated: it has ${signature.length} characters of 44.`;
  }
  return undefined;
}

function diagnoseSecret(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
): string | undefined {
  const isTrimmed = secrets.some((secret) => sign(body, secret.trim()) === signature);
  return isTrimmed
    ? 'The signature fits the secret without the white space around it: remove that.'
    : undefined;
}

/** What programs between Shopify and us do to a body, undone. */
function diagnoseBody(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
): string | undefined {
  const text = new TextDecoder().decode(body);
  const fits = (original: string) =>
    secrets.some((secret) => sign(Buffer.from(original), secret) === signature);
  if (fits(text.trimEnd()) || fits(`${text}\n`)) {
    return 'The signature fits the body but for the white space at its end: sign and send the same bytes.';
  }
  if (fits(text.replaceAll('\r\n', '\n')) || fits(text.replaceAll('\n', '\r\n'))) {
    return 'The signature fits the body with other line ends: something rewrote them on the way.';
  }
  if (reserialised(text).some(fits)) {
    return 'The body was parsed and written again (re-serialised) after it was signed: verify the raw bytes as they were received.';
  }
  return undefined;
}

function reserialised(text: string): string[] {
  try {
    const document: unknown = JSON.parse(text);
    return [0, 1, 2, 4].flatMap((indent) => {
      const written = JSON.stringify(document, undefined, indent);
      return [written, `${written}\n`];
    });
  } catch {
    return [];
  }
}

function diagnoseLength(signature: string): string | undefined {
  if (/^[A-Za-z0-9+/]{43}=$/.test(signature)) return undefined;
  return `The signature is not what Shopify sends: 44 characters of base64; this has ${signature.length}.`;
}

function sign(body: Uint8Array, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}
