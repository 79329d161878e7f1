import { encodeBase64url } from '../encoding/base64url.ts';
import type { ClickToken, Mac, SigningKeys } from './click-token.ts';
import { packSubIds, signedPart, type TokenPayload } from './token-format.ts';

/**
 * Writes a click token as it travels in a landing URL and a cart:
 * `v1.<key id>.<payload>.<mac>`, payload and mac in base64url, signed with the current key.
 *
 * @throws RangeError if the current key is missing: a token nobody can verify is worth nothing.
 */
export function issueToken(token: ClickToken, keys: SigningKeys, mac: Mac): string {
  const key = keys.keys[keys.current];
  if (key === undefined) throw new RangeError('The current signing key is missing.');

  const payload: TokenPayload = [
    token.merchantId,
    token.touchId,
    token.slug,
    token.programId,
    token.creatorId,
    token.visitorId,
    token.at,
  ];
  const subIds = packSubIds(token.subIds);
  if (token.contentId !== undefined || subIds !== '') payload.push(token.contentId ?? '');
  if (subIds !== '') payload.push(subIds);
  const signed = signedPart(keys.current, encodeBase64url(JSON.stringify(payload)));
  return `${signed}.${mac.sign(key, signed)}`;
}
