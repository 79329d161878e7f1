import type { OpenApp } from '../../../adapters/social/open-social-oauth.ts';
import type { SocialApp } from '../../../core/social/accounts/index.ts';
import type { SocialPlatform } from '../../../core/social/platform.ts';
import type { SocialPorts } from './social-ports.ts';

/** Where the secrets of an app are sealed for. */
export const placeOfApp = (merchantId: string, platform: SocialPlatform) => ({
  merchantId,
  purpose: `social-app/${platform}`,
});

/** The merchant's app at a platform, open; nothing if creators cannot sign in with it. */
export async function openApp(
  { openSeal }: Pick<SocialPorts, 'openSeal'>,
  app: SocialApp | undefined,
): Promise<OpenApp | undefined> {
  if (app?.clientId === undefined || app.clientSecret === undefined) return undefined;
  const { clientId, clientSecret, address } = app;
  const seal = await openSeal();
  return {
    clientId,
    clientSecret: seal.open(placeOfApp(app.merchantId, app.platform), clientSecret),
    ...(address === undefined ? {} : { address }),
  };
}
