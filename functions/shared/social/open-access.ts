import {
  askAppToken,
  hasOAuth,
  openSocialOAuth,
} from '../../../adapters/social/open-social-oauth.ts';
import type { PlatformAccess } from '../../../adapters/social/platform-calls.ts';
import {
  judgeGrant,
  type SocialAccount,
  type SocialApp,
} from '../../../core/social/accounts/index.ts';
import type { SocialPlatform } from '../../../core/social/platform.ts';
import { type Instant, msPerMinute } from '../../../core/time/instant.ts';
import { openApp, placeOfApp } from './open-app.ts';
import { renewGrant } from './renew-grant.ts';
import { openTokens, sealTokens } from './seal-tokens.ts';
import type { SocialPorts } from './social-ports.ts';

/** What opens an account's API, or why nothing does now. */
export type AccessOutcome =
  | { readonly kind: 'open'; readonly access: PlatformAccess }
  /** Somebody is renewing it. */
  | { readonly kind: 'wait'; readonly until: Instant }
  /** The creator has to connect again. */
  | { readonly kind: 'lost'; readonly detail: string }
  /** The platform does not answer, or the merchant has no app any more. */
  | { readonly kind: 'unavailable'; readonly detail: string };

const none: PlatformAccess = { kind: 'app', token: '' };

/**
 * What an account is asked with: the creator's token, renewed if it is time, or the merchant's own where a code proved whose it is.
 *
 * @param isRefused the platform refused the token that is stored: it is renewed however young it is.
 */
export async function openAccess(
  ports: SocialPorts,
  account: SocialAccount,
  app: SocialApp | undefined,
  isRefused = false,
): Promise<AccessOutcome> {
  const { platform } = account;
  if (!hasOAuth(platform)) return { kind: 'open', access: none };
  if (account.proof !== 'oauth') return openAppAccess(ports, account.merchantId, platform, app);

  const opened = await openApp(ports, app);
  if (opened === undefined) return noApp(platform);
  const grant = await ports.accounts.findGrant(account);
  if (grant === undefined) return { kind: 'lost', detail: 'There is no token.' };
  const oauth = openSocialOAuth(platform, opened);
  const judged = judgeGrant(grant, ports.now(), oauth);
  const verdict = isRefused && judged === 'usable' ? 'renew' : judged;
  if (verdict === 'lost')
    return { kind: 'lost', detail: 'The token is over and cannot be renewed.' };
  if (verdict === 'wait') return { kind: 'wait', until: ports.now() + msPerMinute / 2 };
  if (verdict === 'renew') return renewGrant(ports, oauth, grant, opened);
  const { accessToken } = openTokens(await ports.openSeal(), grant);
  return { kind: 'open', access: { kind: 'user', token: accessToken, clientId: opened.clientId } };
}

const noApp = (platform: SocialPlatform): AccessOutcome => ({
  kind: 'unavailable',
  detail: `The merchant has no app at ${platform}: save one at /v1/social/apps/${platform}.`,
});

/** With what everybody may see is read: a key, or a token that the app gets for itself (Twitch). */
export async function openAppAccess(
  ports: SocialPorts,
  merchantId: string,
  platform: SocialPlatform,
  app: SocialApp | undefined,
): Promise<AccessOutcome> {
  const seal = await ports.openSeal();
  if (app?.appToken !== undefined) {
    const token = seal.open(placeOfApp(merchantId, platform), app.appToken);
    const { clientId } = app;
    return { kind: 'open', access: { kind: 'app', token, ...(clientId ? { clientId } : {}) } };
  }
  const opened = await openApp(ports, app);
  if (platform !== 'twitch' || opened === undefined) return noApp(platform);
  const key = { merchantId, accountId: `app~${platform}` };
  const grant = await ports.accounts.findGrant(key);
  const now = ports.now();
  if (grant !== undefined && judgeGrant(grant, now, { renewsItself: false }) === 'usable') {
    const { accessToken } = openTokens(seal, grant);
    return { kind: 'open', access: { kind: 'app', token: accessToken, clientId: opened.clientId } };
  }
  const outcome = await askAppToken(platform, opened);
  if (!outcome.ok) return { kind: 'unavailable', detail: outcome.detail };
  const version = (grant?.version ?? 0) + 1;
  // Of two who ask at once both tokens are good; one of them is kept.
  await ports.accounts.saveGrant(sealTokens(seal, key, outcome.tokens, { version, now }));
  const token = outcome.tokens.accessToken;
  return { kind: 'open', access: { kind: 'app', token, clientId: opened.clientId } };
}
