import type { OAuthSettings } from '../oauth-settings.ts';

/**
 * Business Login for Instagram (developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login, as of
 * 2026-11-21). There is no PKCE, no refresh token, and nothing that takes a grant back but the app settings of Instagram.
 */
export const instagramOAuth: OAuthSettings = {
  authorizeUrl: 'https://www.instagram.com/oauth/authorize',
  tokenUrl: 'https://api.instagram.com/oauth/access_token',
  clientIdName: 'client_id',
  clientAuth: 'body',
  scopes: [
    {
      name: 'instagram_business_basic',
      why: 'To know which account this is, and find your posts with links and codes.',
    },
    {
      name: 'instagram_business_manage_insights',
      why: 'To read how many people saw a post. Nothing is changed.',
    },
  ],
  scopeSeparator: ',',
  usesPkce: false,
};
