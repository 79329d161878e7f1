import type { AppPlatform, AppTarget } from '../programs/app-settings.ts';
import type { Link } from '../programs/program.ts';
import { applyCode } from './apply-code.ts';
import { type LandingLink, landingUrl, tokenParameter } from './landing-url.ts';

/** Where a link leads, with UTM values that a click has filled in. */
export type Landing = LandingLink & Pick<Link, 'apps' | 'appliedCode'>;

/** `choice`: the visitor is asked, because only a tap opens the app, or nobody knows whether it is there. */
export type Direction =
  | { readonly location: string }
  | { readonly choice: { readonly app: string; readonly otherwise: string } };

/**
 * Where a click is sent that counts: to the link's target for the platform, if it has one, else to its
 * destination. UTM values and token go along everywhere but into Apple's store, which hands nothing on
 * to an app. On the web the shop applies the link's code.
 *
 * On Android an app with a known package is opened by an intent, which leads elsewhere without the app
 * (https://developer.chrome.com/docs/android/intents).
 */
export function directClick(
  landing: Landing,
  platform: AppPlatform | undefined,
  token: string | undefined,
): Direction {
  const { appliedCode: applied } = landing;
  const plain = landingUrl(landing, token);
  const web = applied ? applyCode(plain, applied.code, applied.how) : plain;
  const target = platform === undefined ? undefined : landing.apps?.[platform];
  if (target === undefined) return { location: web };

  const app = landingUrl({ destination: target.url, utm: landing.utm }, token);
  const otherwise = target.storeUrl === undefined ? web : storeUrl(target.storeUrl, token);
  if (target.package !== undefined) return { location: intentUrl(app, target.package, otherwise) };
  return opensByTap(target) ? { choice: { app, otherwise } } : { location: app };
}

function opensByTap({ url, openBy }: AppTarget): boolean {
  return openBy === 'tap' || !/^https:/i.test(url);
}

function intentUrl(app: string, packageName: string, otherwise: string): string {
  const [, scheme = '', rest = ''] = /^([^:]+):(.*)$/.exec(app) ?? [];
  const extras = `scheme=${scheme};package=${packageName};S.browser_fallback_url=${encodeURIComponent(otherwise)}`;
  return `intent:${rest}#Intent;${extras};end`;
}

/** Google's store hands its `referrer` on to the app that was installed (Play Install Referrer). */
function storeUrl(written: string, token: string | undefined): string {
  const url = new URL(written);
  if (token === undefined || url.host !== 'play.google.com') return written;
  if (!url.searchParams.has('referrer')) {
    url.searchParams.set('referrer', `${tokenParameter}=${token}`);
  }
  return url.href;
}
