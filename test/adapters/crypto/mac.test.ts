import { describe, expect, it } from '@jest/globals';
import { hmacSha256 } from '../../../adapters/crypto/mac.ts';

// RFC 4231, test case 2.
const key = 'Jefe';
const text = 'what do ya want for nothing?';
const mac = Buffer.from(
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  'hex',
).toString('base64url');

describe('hmacSha256', () => {
  it('signs as RFC 4231 says', () => {
    expect(hmacSha256.sign(key, text)).toBe(mac);
    expect(hmacSha256.verify(key, text, mac)).toBe(true);
  });

  it.each([
    ['empty', ''],
    ['shorter', mac.slice(0, -1)],
    ['longer', `${mac}A`],
    ['padded', `${mac}=`],
    ['spelled another way for the same bytes', `${mac.slice(0, -1)}N`],
  ])('refuses a mac that is %s', (_, other) => {
    expect(other).not.toBe(mac);
    expect(hmacSha256.verify(key, text, other)).toBe(false);
  });
});
