import type { AppPlatform, AppSettings, AppTarget } from '../programs/app-settings.ts';
import {
  type DestinationRefusal,
  maxDestinationLength,
  validateDestination,
} from './validate-destination.ts';

export type AppTargetRefusal =
  | DestinationRefusal
  | 'scheme-not-allowed'
  | 'has-fragment'
  | 'package-not-android'
  | 'redirect-needs-https';

/** What is wrong, and with which field of the target. */
export type RefusedTarget = {
  readonly field: 'url' | 'storeUrl' | 'package' | 'openBy';
  readonly refusal: AppTargetRefusal;
};

const storeHosts: Readonly<Record<AppPlatform, string>> = {
  ios: 'apps.apple.com',
  android: 'play.google.com',
};

/**
 * Whether a link may lead to an app; `undefined` means yes.
 *
 * `https:` only on the program's landing hosts and app hosts, custom schemes only those of the program,
 * and neither with a fragment, because an Android intent has one of its own. Without the app it leads to
 * the platform's store, or to one of these hosts.
 */
export function validateAppTarget(
  target: AppTarget,
  platform: AppPlatform,
  { hosts, schemes }: AppSettings,
): RefusedTarget | undefined {
  const { url, storeUrl } = target;
  const urlRefusal = validateUrl(url, hosts, schemes);
  if (urlRefusal) return { field: 'url', refusal: urlRefusal };
  if (target.package !== undefined && platform !== 'android') {
    return { field: 'package', refusal: 'package-not-android' };
  }
  if (target.openBy === 'redirect' && !isHttps(url)) {
    return { field: 'openBy', refusal: 'redirect-needs-https' };
  }
  if (storeUrl === undefined) return undefined;
  const refusal = validateDestination(storeUrl, [storeHosts[platform], ...hosts]);
  return refusal && { field: 'storeUrl', refusal };
}

function validateUrl(
  url: string,
  hosts: readonly string[],
  schemes: readonly string[],
): AppTargetRefusal | undefined {
  if (url.includes('#')) return 'has-fragment';
  if (isHttps(url)) return validateDestination(url, hosts);
  if (url.length > maxDestinationLength) return 'too-long';
  if (!/^[\x21-\x5b\x5d-\x7e]*$/.test(url)) return 'unsafe-characters';
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || !URL.canParse(url)) return 'not-a-url';
  return schemes.includes(scheme) ? undefined : 'scheme-not-allowed';
}

function isHttps(url: string): boolean {
  return /^https:/i.test(url);
}
