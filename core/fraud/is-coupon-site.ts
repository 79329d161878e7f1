import { couponSites } from './coupon-sites.ts';

/**
 * Whether a host is a coupon site or lies below one.
 *
 * @param host of a referrer, such as `www.retailmenot.com`; case and a final dot do not matter.
 * @param added the merchant's own list, in lower case.
 */
export function isCouponSite(host: string, added: readonly string[] = []): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return [...couponSites, ...added].some((site) => name === site || name.endsWith(`.${site}`));
}
