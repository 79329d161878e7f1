import { createHash } from 'node:crypto';

/** PKCE's challenge of a verifier, method S256 (RFC 7636, 4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}
