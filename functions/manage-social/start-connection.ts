import { openSocialOAuth } from '../../adapters/social/open-social-oauth.ts';
import { type OAuthStart, writeOAuthState } from '../../core/social/accounts/index.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { msPerMinute } from '../../core/time/instant.ts';
import { conflict } from '../shared/http/problem-error.ts';
import type { OwnKey } from '../shared/http/require-own-key.ts';
import { openApp } from '../shared/social/open-app.ts';
import { placeOfStart } from '../shared/social/place-of-start.ts';
import type { ManageSocialPorts } from './ports.ts';
import { requireCreator } from './require-creator.ts';

/** As long as somebody may take to sign in. */
const lifeMs = 15 * msPerMinute;

type Wanted = {
  readonly platform: 'instagram' | 'tiktok' | 'youtube' | 'twitch' | 'x';
  readonly returnUrl: string;
};

/**
 * Begins a connection: the page of the platform, what it asks for and why. What comes back is taken once, within 15 minutes.
 *
 * @throws ProblemError 409 if the merchant has no app there.
 */
export async function startConnection(
  ports: ManageSocialPorts,
  { merchantId, creatorId }: OwnKey,
  origin: string,
  { platform, returnUrl }: Wanted,
) {
  await requireCreator(ports, { merchantId, creatorId });
  const app = await openApp(ports, await ports.accounts.findApp(merchantId, platform));
  if (app === undefined) {
    const title = `The merchant has no app at ${platform}: save one at /v1/social/apps/${platform}.`;
    throw conflict('/problems/no-social-app', title);
  }
  const oauth = openSocialOAuth(platform, app);
  const verifier = `${ports.randomId()}${ports.randomId()}`;
  const startId = ports.randomId();
  const redirectUri = `${origin}/social/callback/${platform}`;
  const expiresAt = ports.now() + lifeMs;
  const whose = { merchantId, creatorId, platform, startId, expiresAt };
  const seal = await ports.openSeal();
  const start: OAuthStart = {
    ...{ ...whose, kind: 'oauth', stage: 'started', returnUrl, redirectUri },
    linkHost: new URL(origin).host,
    ...(oauth.usesPkce ? { sealedVerifier: seal.seal(placeOfStart(whose), verifier) } : {}),
  };
  await ports.accounts.changeStart(start, () => start);
  const state = writeOAuthState(whose, await ports.readKeys(), ports.mac);
  const challenge = oauth.usesPkce ? { challenge: ports.challengeOf(verifier) } : {};
  return {
    platform,
    link: oauth.authorizeUrl({ state, redirectUri, ...challenge }),
    expiresAt: formatInstant(expiresAt),
    scopes: oauth.scopes,
  };
}
