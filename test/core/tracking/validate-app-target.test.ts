import { describe, expect, it } from '@jest/globals';
import type { AppPlatform, AppTarget } from '../../../core/programs/app-settings.ts';
import { validateAppTarget } from '../../../core/tracking/validate-app-target.ts';

const allowed = { hosts: ['acme.example', 'app.acme.example'], schemes: ['acme-shop'] };
const validate = (target: AppTarget, platform: AppPlatform = 'ios') =>
  validateAppTarget(target, platform, allowed);

describe('validateAppTarget', () => {
  it.each<[string, AppTarget, AppPlatform]>([
    ['a universal link', { url: 'https://app.acme.example/p/7' }, 'ios'],
    ['a custom scheme', { url: 'acme-shop://p/7', openBy: 'tap' }, 'ios'],
    ['a package', { url: 'ACME-SHOP://p', package: 'com.acme.shop' }, 'android'],
    ['Apple’s store', { url: 'acme-shop://p', storeUrl: 'https://apps.apple.com/app/id1' }, 'ios'],
    ['an own page', { url: 'acme-shop://p', storeUrl: 'https://acme.example/app' }, 'android'],
  ])('takes %s', (_, target, platform) => {
    expect(validate(target, platform)).toBeUndefined();
  });

  it.each<[string, AppTarget, string, string]>([
    ['http', { url: 'http://acme.example/' }, 'url', 'scheme-not-allowed'],
    ['a foreign host', { url: 'https://evil.example/' }, 'url', 'host-not-allowed'],
    ['a foreign scheme', { url: 'other-shop://p' }, 'url', 'scheme-not-allowed'],
    ['a script', { url: 'javascript://%0aalert(1)' }, 'url', 'scheme-not-allowed'],
    ['a scheme without an address', { url: 'acme-shop:p' }, 'url', 'not-a-url'],
    ['a relative address', { url: '/p/7' }, 'url', 'not-a-url'],
    ['a fragment', { url: 'acme-shop://p#Intent;package=evil;end' }, 'url', 'has-fragment'],
    ['a quote and a line break', { url: 'acme-shop://p\r\n' }, 'url', 'unsafe-characters'],
    ['2,049 characters', { url: `acme-shop://${'x'.repeat(2_037)}` }, 'url', 'too-long'],
    [
      'a package on iOS',
      { url: 'acme-shop://p', package: 'a.b' },
      'package',
      'package-not-android',
    ],
    [
      'a redirect to a scheme',
      { url: 'acme-shop://p', openBy: 'redirect' },
      'openBy',
      'redirect-needs-https',
    ],
    [
      'another store',
      { url: 'acme-shop://p', storeUrl: 'https://evil.example/' },
      'storeUrl',
      'host-not-allowed',
    ],
    [
      'the other platform’s store',
      { url: 'acme-shop://p', storeUrl: 'https://play.google.com/' },
      'storeUrl',
      'host-not-allowed',
    ],
  ])('refuses %s', (_, target, field, refusal) => {
    expect(validate(target)).toEqual({ field, refusal });
  });
});
