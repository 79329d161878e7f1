import { decodeBase64url, encodeBase64url } from '../encoding/base64url.ts';
import type { Instant } from '../time/instant.ts';
import type { Mac, SigningKeys } from '../tracking/click-token.ts';

/** What the link of an invitation says. It is signed; whether it was used stands with the prospect. */
export type InvitationToken = {
  readonly merchantId: string;
  readonly prospectId: string;
  readonly invitationId: string;
  readonly expiresAt: Instant;
};

export type InvitationRefusal = 'malformed' | 'unknown-key' | 'bad-signature' | 'expired';

const longestToken = 1_024;

/** Begins otherwise than a click token, so that neither is ever taken for the other, with the same keys. */
const signedPart = (keyId: string, payload: string) => `invite1.${keyId}.${payload}`;

/**
 * Writes an invitation as `invite1.<key id>.<payload>.<mac>`, signed with the current key.
 *
 * @throws RangeError if the current key is missing.
 */
export function issueInvitation(token: InvitationToken, keys: SigningKeys, mac: Mac): string {
  const key = keys.keys[keys.current];
  if (key === undefined) throw new RangeError('The current signing key is missing.');
  const { merchantId, prospectId, invitationId, expiresAt } = token;
  const payload = JSON.stringify([merchantId, prospectId, invitationId, expiresAt]);
  const signed = signedPart(keys.current, encodeBase64url(payload));
  return `${signed}.${mac.sign(key, signed)}`;
}

/** Verifies an invitation; it is good up to the moment that it names, that moment excluded. */
export function readInvitation(
  text: string,
  keys: SigningKeys,
  mac: Mac,
  now: Instant,
): { readonly token: InvitationToken } | { readonly refusal: InvitationRefusal } {
  const [, keyId, payload, signature] =
    (text.length <= longestToken && /^invite1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text)) || [];
  if (keyId === undefined || payload === undefined || signature === undefined) {
    return { refusal: 'malformed' };
  }
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined;
  if (key === undefined) return { refusal: 'unknown-key' };
  if (!mac.verify(key, signedPart(keyId, payload), signature)) return { refusal: 'bad-signature' };
  const token = readPayload(decodeBase64url(payload) ?? '');
  if (token === undefined) return { refusal: 'malformed' };
  return token.expiresAt <= now ? { refusal: 'expired' } : { token };
}

function readPayload(json: string): InvitationToken | undefined {
  const value = parseJson(json);
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [merchantId, prospectId, invitationId, expiresAt] = value as unknown[];
  const isText = (field: unknown): field is string => typeof field === 'string' && field !== '';
  if (!isText(merchantId) || !isText(prospectId) || !isText(invitationId)) return undefined;
  if (typeof expiresAt !== 'number' || !Number.isSafeInteger(expiresAt)) return undefined;
  return { merchantId, prospectId, invitationId, expiresAt };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
