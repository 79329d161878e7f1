import type { OAuthSettings } from '../oauth-settings.ts';

/** X's OAuth 2.0 with PKCE, for a confidential client (docs.x.com/fundamentals/authentication/oauth-2-0, as of 2026-11-21). Refresh tokens are of one use. */
export const xOAuth: OAuthSettings = {
  authorizeUrl: 'https://x.com/i/oauth2/authorize',
  tokenUrl: 'https://api.x.com/2/oauth2/token',
  revokeUrl: 'https://api.x.com/2/oauth2/revoke',
  clientIdName: 'client_id',
  clientAuth: 'basic',
  scopes: [
    { name: 'tweet.read', why: 'To find your posts with links and codes, and read their figures.' },
    { name: 'users.read', why: 'To know which account this is, and its number of followers.' },
    { name: 'offline.access', why: 'To go on reading without asking you every two hours.' },
  ],
  scopeSeparator: ' ',
  usesPkce: true,
  revokes: 'refresh_token',
};
