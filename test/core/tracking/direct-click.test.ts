import { describe, expect, it } from '@jest/globals';
import type { AppTargets } from '../../../core/programs/app-settings.ts';
import { directClick } from '../../../core/tracking/direct-click.ts';

const token = 'v1.k1.abc.def';
const web = `https://acme.example/tent?utm_source=mia&tc=${token}`;
const directed = (apps: AppTargets, platform: 'ios' | 'android' | undefined, tc?: string) =>
  directClick(
    { destination: 'https://acme.example/tent', utm: { source: 'mia' }, apps },
    platform,
    tc,
  );

describe('directClick', () => {
  const apps: AppTargets = {
    ios: { url: 'https://app.acme.example/p/7?a=b' },
    android: { url: 'acme-shop://p/7', package: 'com.acme.shop' },
  };

  it('leads a desktop to the web, whatever apps there are', () => {
    expect(directed(apps, undefined, token)).toEqual({ location: web });
  });

  it('leads a phone without a target of its own to the web', () => {
    expect(directed({ ios: { url: 'acme-shop://p' } }, 'android', token)).toEqual({
      location: web,
    });
    expect(directed({}, 'ios', token)).toEqual({ location: web });
  });

  it('leads an iPhone to the universal link, with UTM values and token', () => {
    expect(directed(apps, 'ios', token)).toEqual({
      location: `https://app.acme.example/p/7?a=b&utm_source=mia&tc=${token}`,
    });
  });

  it('asks before a custom scheme, and before what is to be opened by a tap', () => {
    const app = `acme-shop://p/7?utm_source=mia&tc=${token}`;
    const store = 'https://apps.apple.com/app/id1';

    expect(directed({ ios: { url: 'acme-shop://p/7' } }, 'ios', token)).toEqual({
      choice: { app, otherwise: web },
    });
    const target = { url: 'acme-shop://p/7', storeUrl: store } as const;
    expect(directed({ ios: target }, 'ios', token)).toEqual({ choice: { app, otherwise: store } });
    expect(directed({ ios: { url: web, openBy: 'tap' } }, 'ios', token)).toHaveProperty('choice');
  });

  it('opens an Android app by an intent that leads to the web without the app', () => {
    expect(directed(apps, 'android', token)).toEqual({
      location: `intent://p/7?utm_source=mia&tc=${token}#Intent;scheme=acme-shop;package=com.acme.shop;S.browser_fallback_url=${encodeURIComponent(web)};end`,
    });
  });

  it('hands the token over through Google’s store, and leaves a referrer of the merchant’s own alone', () => {
    const store = 'https://play.google.com/store/apps/details?id=com.acme.shop';
    const fallback = (storeUrl: string, tc?: string) => {
      const android = { url: 'https://acme.example/p', package: 'com.acme.shop', storeUrl };
      const { location } = directed({ android }, 'android', tc) as { location: string };
      return decodeURIComponent(/browser_fallback_url=([^;]+);end$/.exec(location)?.[1] ?? '');
    };

    const url = new URL(fallback(store, token));
    expect(url.searchParams.get('referrer')).toBe(`tc=${token}`);
    expect(url.searchParams.get('id')).toBe('com.acme.shop');
    expect(fallback(store)).toBe(store);
    expect(fallback(`${store}&referrer=own`, token)).toBe(`${store}&referrer=own`);
  });

  it('cannot be led out of its intent by a destination', () => {
    const android = {
      url: 'acme-shop://p;end/%23Intent;package=evil;end',
      package: 'com.acme.shop',
    };
    const { location } = directed({ android }, 'android', token) as { location: string };

    // Android reads what follows the last '#'.
    expect(location.split('#')).toHaveLength(2);
    expect(location.slice(location.lastIndexOf('#'))).toMatch(
      /^#Intent;scheme=acme-shop;package=com\.acme\.shop;/,
    );
  });
});
