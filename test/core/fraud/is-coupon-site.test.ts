import { describe, expect, it } from '@jest/globals';
import { couponSites } from '../../../core/fraud/coupon-sites.ts';
import { isCouponSite } from '../../../core/fraud/is-coupon-site.ts';

describe('isCouponSite', () => {
  it.each(['retailmenot.com', 'www.RetailMeNot.com', 'm.vouchercodes.co.uk.'])(
    'knows %s',
    (host) => {
      expect(isCouponSite(host)).toBe(true);
    },
  );

  it.each(['notretailmenot.com', 'retailmenot.com.example', 'com', '', 'co.uk'])(
    'does not take %p for one',
    (host) => {
      expect(isCouponSite(host)).toBe(false);
    },
  );

  it('knows what the merchant adds', () => {
    expect(isCouponSite('www.spar-fuchs.example')).toBe(false);
    expect(isCouponSite('www.spar-fuchs.example', ['spar-fuchs.example'])).toBe(true);
  });

  it('has each site once, as a bare host in order', () => {
    expect([...couponSites]).toEqual([...new Set(couponSites)].toSorted());
    expect(couponSites.every((site) => /^[a-z0-9-]+(\.[a-z]+)+$/.test(site))).toBe(true);
  });
});
