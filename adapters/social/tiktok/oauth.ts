import type { OAuthSettings } from '../oauth-settings.ts';

/** TikTok's Login Kit for the web (developers.tiktok.com/doc/oauth-user-access-token-management, as of 2026-11-21). PKCE is for its desktop kit only. */
export const tiktokOAuth: OAuthSettings = {
  authorizeUrl: 'https://www.tiktok.com/v2/auth/authorize/',
  tokenUrl: 'https://open.tiktokapis.com/v2/oauth/token/',
  revokeUrl: 'https://open.tiktokapis.com/v2/oauth/revoke/',
  clientIdName: 'client_key',
  clientAuth: 'body',
  scopes: [
    { name: 'user.info.basic', why: 'To know which account this is.' },
    { name: 'user.info.profile', why: 'To read your user name and description.' },
    { name: 'user.info.stats', why: 'To read your number of followers.' },
    {
      name: 'video.list',
      why: 'To find your public videos with links and codes, and read their figures.',
    },
  ],
  scopeSeparator: ',',
  usesPkce: false,
  revokes: 'access_token',
};
