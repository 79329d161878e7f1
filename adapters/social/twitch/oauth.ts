import type { OAuthSettings } from '../oauth-settings.ts';

/** Twitch's authorization code flow (dev.twitch.tv/docs/authentication, as of 2026-11-21). It has no PKCE. What is read is public: no scope is asked for. */
export const twitchOAuth: OAuthSettings = {
  authorizeUrl: 'https://id.twitch.tv/oauth2/authorize',
  tokenUrl: 'https://id.twitch.tv/oauth2/token',
  revokeUrl: 'https://id.twitch.tv/oauth2/revoke',
  clientIdName: 'client_id',
  clientAuth: 'body',
  scopes: [],
  scopeSeparator: ' ',
  usesPkce: false,
  revokes: 'access_token',
  revokesWithoutSecret: true,
};
