import { describe, expect, it } from '@jest/globals';
import { validateDestination } from '../../../core/tracking/validate-destination.ts';

const hosts = ['shop.acme.example', 'Acme.Example'];
const longest = `https://acme.example/${'a'.repeat(2_048 - 'https://acme.example/'.length)}`;

describe('validateDestination', () => {
  it.each([
    'https://shop.acme.example/tent?color=red#reviews',
    'https://ACME.example/',
    'https://acme.example:443/tent',
    longest,
  ])('lets a link lead to %s', (destination) => {
    expect(validateDestination(destination, hosts)).toBeUndefined();
  });

  it.each([
    ['too-long', `${longest}a`],
    ['not-https', 'http://acme.example/'],
    ['not-https', 'javascript:alert(1)//acme.example'],
    ['not-https', 'data:text/html,hello'],
    ['not-https', 'https:acme.example'],
    ['not-https', 'https:///acme.example/'],
    ['not-a-url', '//acme.example/tent'],
    ['not-a-url', '/tent'],
    ['not-a-url', 'https://acme.example:port/'],
    ['not-a-url', ''],
    ['has-user-info', 'https://acme.example@evil.example/'],
    ['has-user-info', 'https://user:pass@acme.example/'],
    ['has-user-info', 'https://@acme.example/'],
    ['unsafe-characters', 'https://acme.example\\@evil.example/'],
    ['unsafe-characters', 'https://acme.example/\r\nset-cookie:x'],
    ['unsafe-characters', ' https://acme.example/'],
    ['unsafe-characters', 'https://аcme.example/'],
    ['host-not-allowed', 'https://evil.example/'],
    ['host-not-allowed', 'https://shop.acme.example.evil.example/'],
    ['host-not-allowed', 'https://sub.shop.acme.example/'],
    ['host-not-allowed', 'https://acme.example:8443/'],
    ['host-not-allowed', 'https://evil.example/?https://acme.example/'],
  ])('refuses as %s: %s', (refusal, destination) => {
    expect(validateDestination(destination, hosts)).toBe(refusal);
  });
});
