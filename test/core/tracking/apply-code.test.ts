import { describe, expect, it } from '@jest/globals';
import { applyCode } from '../../../core/tracking/apply-code.ts';

const byParameter = { via: 'parameter', name: 'apply_coupon' } as const;
const byPath = { via: 'path', path: '/discount/{code}', returnParameter: 'redirect' } as const;

describe('applyCode', () => {
  it.each([
    [
      'https://acme.example/tent?a=b&tc=x.y',
      'https://acme.example/tent?a=b&tc=x.y&apply_coupon=MIA10',
    ],
    ['https://acme.example/tent#top', 'https://acme.example/tent?apply_coupon=MIA10#top'],
    ['https://acme.example/?apply_coupon=OWN', 'https://acme.example/?apply_coupon=OWN'],
  ])('adds the parameter to %s', (address, expected) => {
    expect(applyCode(address, 'MIA10', byParameter)).toBe(expected);
  });

  it('leads over the shop’s own address back to the page, with the token in both', () => {
    const applied = new URL(
      applyCode('https://acme.example/tent?utm_source=mia&tc=x.y#top', 'MIA10', byPath),
    );

    expect(`${applied.origin}${applied.pathname}`).toBe('https://acme.example/discount/MIA10');
    expect([...applied.searchParams]).toEqual([
      ['redirect', '/tent?utm_source=mia&tc=x.y#top'],
      ['tc', 'x.y'],
    ]);
  });

  it('needs no token', () => {
    expect(applyCode('https://acme.example/', 'MIA10', byPath)).toBe(
      'https://acme.example/discount/MIA10?redirect=%2F',
    );
  });
});
