import { createHmac } from 'node:crypto';
import { isHmacSha256 } from '../webhooks/is-hmac-sha256.ts';

/** The header that a rail's callback carries its signature in. */
export const railSignatureHeader = 'x-tributary-signature';

/** HMAC-SHA256 of the exact bytes, in lower-case hex. */
export function signRailCallback(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/**
 * Whether one of the live secrets made the signature; every secret is tried, in constant time
 * each. An empty secret, with which anybody could sign, never counts.
 */
export function isRailSignature(
  signature: string | undefined,
  body: Uint8Array,
  secrets: readonly string[],
): boolean {
  return signature !== undefined && isHmacSha256({ encoding: 'hex' }, body, secrets, signature);
}
