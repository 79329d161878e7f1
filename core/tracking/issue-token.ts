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

  const signed = signedPart(keys.current, encodeBase64url(JSON.stringify(toPayload(token))));
  return `${signed}.${mac.sign(key, signed)}`;
}

/** Without the fields at its end that have no value. */
function toPayload(token: ClickToken): TokenPayload {
  const { merchantId, touchId, slug, programId, creatorId, visitorId, at } = token;
  const further = [token.contentId ?? '', packSubIds(token.subIds), token.askedBy ?? ''];
  const count = further.findLastIndex((field) => field !== '') + 1;
  const always = [merchantId, touchId, slug, programId, creatorId, visitorId, at];
  return [...always, ...further.slice(0, count)] as TokenPayload;
}
