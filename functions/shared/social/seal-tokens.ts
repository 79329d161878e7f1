import type { TextSeal } from '../../../core/privacy/text-seal.ts';
import type {
  SocialAccountKey,
  SocialGrant,
  SocialTokens,
} from '../../../core/social/accounts/index.ts';
import { type Instant, msPerSecond } from '../../../core/time/instant.ts';

/** Sealed for one account, a token opens at no other. */
const placeOf = ({ merchantId, accountId }: SocialAccountKey) => ({
  merchantId,
  purpose: `social-token/${accountId}`,
});

/** Tokens as they are stored. */
export function sealTokens(
  seal: TextSeal,
  key: SocialAccountKey,
  tokens: SocialTokens,
  { version, now }: { readonly version: number; readonly now: Instant },
): SocialGrant {
  const { merchantId, accountId } = key;
  const { accessToken, expiresInSeconds, refreshToken, refreshExpiresInSeconds } = tokens;
  const after = (seconds: number) => now + seconds * msPerSecond;
  return {
    ...{ merchantId, accountId, version, grantedAt: now },
    accessToken: seal.seal(placeOf(key), accessToken),
    ...(expiresInSeconds === undefined ? {} : { accessExpiresAt: after(expiresInSeconds) }),
    ...(refreshToken === undefined ? {} : { refreshToken: seal.seal(placeOf(key), refreshToken) }),
    ...(refreshExpiresInSeconds === undefined
      ? {}
      : { refreshExpiresAt: after(refreshExpiresInSeconds) }),
  };
}

/** The tokens of a grant. @throws SealBrokenError if its key is gone. */
export function openTokens(seal: TextSeal, grant: SocialGrant) {
  const { accessToken, refreshToken } = grant;
  const open = (sealed: string) => seal.open(placeOf(grant), sealed);
  return {
    accessToken: open(accessToken),
    ...(refreshToken === undefined ? {} : { refreshToken: open(refreshToken) }),
  };
}
