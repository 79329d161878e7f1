import { decodeBase64url, encodeBase64url } from '../../encoding/base64url.ts';
import type { Instant } from '../../time/instant.ts';
import type { Mac, SigningKeys } from '../../tracking/click-token.ts';
import { type SocialPlatform, socialPlatforms } from '../platform.ts';

/** What the `state` of an authorization says: for whom it is, and until when. */
export type OAuthState = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly platform: SocialPlatform;
  /** Names the start that is stored; it is used up there. */
  readonly startId: string;
  readonly expiresAt: Instant;
};

/** Keeps these signatures apart from those of click tokens, which the same keys make. */
const domain = 'social-state\0';

/** Writes a state as `<key id>.<what it says>.<signature>`. */
export function writeOAuthState(state: OAuthState, keys: SigningKeys, mac: Mac): string {
  const { merchantId, creatorId, platform, startId, expiresAt } = state;
  const said = encodeBase64url(
    JSON.stringify([merchantId, creatorId, platform, startId, expiresAt]),
  );
  const key = keys.keys[keys.current];
  if (key === undefined) throw new RangeError(`There is no key ${keys.current}.`);
  return `${keys.current}.${said}.${mac.sign(key, domain + said)}`;
}

/** Reads a state that we signed and that is not over; `undefined` for everything else. */
export function readOAuthState(
  written: string,
  { keys }: SigningKeys,
  mac: Mac,
  now: Instant,
): OAuthState | undefined {
  const [keyId = '', said = '', signature = '', ...more] = written.split('.');
  const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
  if (key === undefined || more.length > 0 || !mac.verify(key, domain + said, signature)) {
    return undefined;
  }
  const state = parse(decodeBase64url(said) ?? '');
  return state !== undefined && state.expiresAt > now ? state : undefined;
}

/** It was ours: only its age could make it look otherwise. */
function parse(text: string): OAuthState | undefined {
  const [merchantId, creatorId, written, startId, expiresAt] = JSON.parse(text);
  const platform = socialPlatforms.find((known) => known === written);
  return platform && { merchantId, creatorId, platform, startId, expiresAt };
}
