import type { SocialOAuth, SocialTokens, TokenOutcome } from '../../core/social/accounts/index.ts';
import type { SocialPlatform } from '../../core/social/index.ts';
import { ApiUnavailableError } from '../http/api-error.ts';
import { renewLongLived, toLongLived } from './instagram/long-lived-token.ts';
import { instagramOAuth } from './instagram/oauth.ts';
import type { OAuthSettings } from './oauth-settings.ts';
import { readTokenAnswer } from './read-token-answer.ts';
import { askPlatform, type SocialRequest } from './social-http.ts';
import { tiktokOAuth } from './tiktok/oauth.ts';
import { twitchOAuth } from './twitch/oauth.ts';
import { xOAuth } from './x/oauth.ts';
import { youtubeOAuth } from './youtube/oauth.ts';

export type OAuthPlatform = Exclude<SocialPlatform, 'rss'>;

const settings: Readonly<Record<OAuthPlatform, OAuthSettings>> = {
  instagram: instagramOAuth,
  tiktok: tiktokOAuth,
  youtube: youtubeOAuth,
  twitch: twitchOAuth,
  x: xOAuth,
};

/** The merchant's app as the platform knows it, open. */
export type OpenApp = {
  readonly clientId: string;
  readonly clientSecret: string;
  /** In place of the platform's hosts, on one machine only. */
  readonly address?: string;
};

/** Whether creators can sign in at it. */
export const hasOAuth = (platform: SocialPlatform): platform is OAuthPlatform => platform !== 'rss';

/** Sign-in at a platform with the merchant's app. */
export function openSocialOAuth(platform: OAuthPlatform, app: OpenApp): SocialOAuth {
  const its = settings[platform];
  const isInstagram = platform === 'instagram';
  const send = (fields: Readonly<Record<string, string>>) =>
    askForTokens(tokenRequest(its, app, fields));
  return {
    renewsItself: isInstagram,
    usesPkce: its.usesPkce,
    scopes: its.scopes,
    authorizeUrl: (request) => authorizeUrl(its, app, request),
    async exchange({ code, redirectUri, verifier }) {
      const outcome = await send({
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        ...(verifier === undefined ? {} : { code_verifier: verifier }),
      });
      return isInstagram && outcome.ok ? toLongLived(app, outcome.tokens, askForTokens) : outcome;
    },
    async renew({ accessToken, refreshToken }) {
      if (isInstagram) return renewLongLived(app, accessToken, askForTokens);
      if (refreshToken === undefined) {
        return { ok: false, why: 'refused', detail: 'There is no refresh token.' };
      }
      const outcome = await send({ grant_type: 'refresh_token', refresh_token: refreshToken });
      return outcome.ok ? { ok: true, tokens: keepRefresh(outcome.tokens, refreshToken) } : outcome;
    },
    revoke: (tokens) => revoke(its, app, tokens),
  };
}

/** A token of the app itself, for what everybody may see (client credentials). */
export function askAppToken(platform: OAuthPlatform, app: OpenApp): Promise<TokenOutcome> {
  const fields = { grant_type: 'client_credentials' };
  return askForTokens(tokenRequest(settings[platform], app, fields));
}

/** Google and others hand out no new refresh token: the old one stays. */
function keepRefresh(tokens: SocialTokens, refreshToken: string): SocialTokens {
  return { refreshToken, ...tokens };
}

async function askForTokens(request: SocialRequest): Promise<TokenOutcome> {
  try {
    return readTokenAnswer(await askPlatform(request));
  } catch (error) {
    if (!(error instanceof ApiUnavailableError)) throw error;
    return { ok: false, why: 'unavailable', detail: error.message };
  }
}

function tokenRequest(
  { tokenUrl, clientIdName, clientAuth }: OAuthSettings,
  app: OpenApp,
  fields: Readonly<Record<string, string>>,
): SocialRequest {
  const { clientId, clientSecret } = app;
  const isBasic = clientAuth === 'basic';
  const named = { [clientIdName]: clientId, ...(isBasic ? {} : { client_secret: clientSecret }) };
  const headers: Record<string, string> = isBasic ? { authorization: basic(app) } : {};
  return { method: 'POST', url: rebase(tokenUrl, app), headers, form: { ...named, ...fields } };
}

function authorizeUrl(
  its: OAuthSettings,
  app: OpenApp,
  request: { readonly state: string; readonly redirectUri: string; readonly challenge?: string },
): string {
  const { state, redirectUri, challenge } = request;
  const url = new URL(rebase(its.authorizeUrl, app));
  const query = {
    ...{ [its.clientIdName]: app.clientId, redirect_uri: redirectUri, response_type: 'code' },
    ...{ scope: its.scopes.map(({ name }) => name).join(its.scopeSeparator), state },
    ...(challenge === undefined
      ? {}
      : { code_challenge: challenge, code_challenge_method: 'S256' }),
    ...its.authorizeMore,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

async function revoke(
  its: OAuthSettings,
  app: OpenApp,
  { accessToken, refreshToken }: { readonly accessToken: string; readonly refreshToken?: string },
): Promise<'revoked' | 'by-hand' | 'failed'> {
  const { revokeUrl, revokes, revokesWithoutSecret } = its;
  if (revokeUrl === undefined) return 'by-hand';
  const token = revokes === 'refresh_token' ? (refreshToken ?? accessToken) : accessToken;
  const request = tokenRequest({ ...its, tokenUrl: revokeUrl }, app, { token });
  const { client_secret: _, ...bare } = request.form ?? {};
  const form = revokesWithoutSecret === true ? bare : (request.form ?? {});
  try {
    const { status = 0 } = await askPlatform({ ...request, form });
    // 400: it knows no such token any more, and that is what was wanted.
    return status < 300 || status === 400 ? 'revoked' : 'failed';
  } catch (error) {
    if (error instanceof ApiUnavailableError) return 'failed';
    throw error;
  }
}

const basic = ({ clientId, clientSecret }: OpenApp): string => {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
};

/** The same path at another address. */
export function rebase(url: string, { address }: Pick<OpenApp, 'address'>): string {
  if (address === undefined) return url;
  const { pathname } = new URL(url);
  return `${address}${pathname}`;
}
