import type { SocialTokens, TokenOutcome } from '../../../core/social/accounts/index.ts';
import type { SocialRequest } from '../social-http.ts';

const host = 'https://graph.instagram.com';

type App = { readonly clientSecret: string; readonly address?: string };
type Ask = (request: SocialRequest) => Promise<TokenOutcome>;

/** The token of an hour that a code gives becomes one of 60 days. */
export async function toLongLived(
  app: App,
  { accessToken, scopes }: SocialTokens,
  ask: Ask,
): Promise<TokenOutcome> {
  const outcome = await ask(
    requestOf(app, '/access_token', {
      ...{ grant_type: 'ig_exchange_token', client_secret: app.clientSecret },
      access_token: accessToken,
    }),
  );
  return outcome.ok ? { ok: true, tokens: { ...outcome.tokens, scopes } } : outcome;
}

/** Sixty days more; a token has to be a day old for it, and not be over. */
export function renewLongLived(app: App, accessToken: string, ask: Ask): Promise<TokenOutcome> {
  const query = { grant_type: 'ig_refresh_token', access_token: accessToken };
  return ask(requestOf(app, '/refresh_access_token', query));
}

function requestOf(
  { address = host }: App,
  path: string,
  query: Readonly<Record<string, string>>,
): SocialRequest {
  return { method: 'GET', url: `${address}${path}?${new URLSearchParams(query)}` };
}
