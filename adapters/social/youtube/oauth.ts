import type { OAuthSettings } from '../oauth-settings.ts';

/** Google's OAuth 2.0 for web servers (developers.google.com/identity/protocols/oauth2/web-server, as of 2026-11-21). */
export const youtubeOAuth: OAuthSettings = {
  authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
  tokenUrl: 'https://oauth2.googleapis.com/token',
  revokeUrl: 'https://oauth2.googleapis.com/revoke',
  clientIdName: 'client_id',
  clientAuth: 'body',
  scopes: [
    {
      name: 'https://www.googleapis.com/auth/youtube.readonly',
      why: 'To know which channel is yours, and read its videos and their figures. Nothing is changed.',
    },
  ],
  scopeSeparator: ' ',
  usesPkce: true,
  // Without these two there is no refresh token for who has said yes before.
  authorizeMore: { access_type: 'offline', prompt: 'consent' },
  revokes: 'refresh_token',
};
