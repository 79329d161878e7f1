import { decodeBase64url } from '../encoding/base64url.ts';
import type { ClickToken, Mac, SigningKeys } from './click-token.ts';
import { maxTokenLength, readPayload, signedPart, unpackSubIds } from './token-format.ts';

export type TokenRefusal = 'malformed' | 'unknown-key' | 'bad-signature';

/** Verifies a click token. It proves that the link was opened, not by whom. */
export function readToken(
  text: string,
  keys: SigningKeys,
  mac: Mac,
): { readonly token: ClickToken } | { readonly refusal: TokenRefusal } {
  const [, keyId, encoded, signature] =
    (text.length <= maxTokenLength && /^v1\.([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text)) || [];
  if (keyId === undefined || encoded === undefined || signature === undefined) {
    return { refusal: 'malformed' };
  }
  const key = Object.hasOwn(keys.keys, keyId) ? keys.keys[keyId] : undefined;
  if (key === undefined) return { refusal: 'unknown-key' };
  if (!mac.verify(key, signedPart(keyId, encoded), signature)) return { refusal: 'bad-signature' };

  const payload = readPayload(decodeBase64url(encoded) ?? '');
  if (payload === undefined) return { refusal: 'malformed' };

  const [merchantId, touchId, slug, programId, creatorId, visitorId, at] = payload;
  const [contentId = '', subIds = '', askedBy] = payload.slice(7) as [string?, string?, 'agent'?];
  return {
    token: {
      ...{ merchantId, touchId, slug, programId, creatorId, visitorId, at },
      ...(contentId === '' ? {} : { contentId }),
      ...(subIds === '' ? {} : { subIds: unpackSubIds(subIds) }),
      ...(askedBy === undefined ? {} : { askedBy }),
    },
  };
}
