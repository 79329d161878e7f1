import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hmacSha256 } from '../../../adapters/crypto/mac.ts';
import { issueToken } from '../../../core/tracking/issue-token.ts';
import { landingUrl } from '../../../core/tracking/landing-url.ts';
import { takeTokens, withTokens } from '../../../web/snippet/take-tokens.ts';

const token = 'v1.k1.payload.mac';

describe('the tokens of an address', () => {
  it.each([
    ['/tent', [], '/tent'],
    [`/tent?tc=${token}`, [token], '/tent'],
    [`/tent?a=1&tc=${token}&b=%20+`, [token], '/tent?a=1&b=%20+'],
    [`/tent?tc=${token}#reviews`, [token], '/tent#reviews'],
    [`/tent?tc=${token}&tc=v1.k2.x.y`, [token, 'v1.k2.x.y'], '/tent'],
    ['/tent?tc=72&utm_source=mia', [], '/tent?tc=72&utm_source=mia'],
    [`/tent?xtc=${token}`, [], `/tent?xtc=${token}`],
    [`/tent#?tc=${token}`, [], `/tent#?tc=${token}`],
    ['/tent?', [], '/tent?'],
    ['/tent?%E0%A4%A=1', [], '/tent?%E0%A4%A=1'],
  ])('of %s are taken, and all else stays as it is written', (path, tokens, rest) => {
    const shop = 'https://shop.example';
    expect(takeTokens(`${shop}${path}`)).toEqual({ tokens, href: `${shop}${rest}` });
  });

  it('are those that the redirect put there, whatever the destination', () => {
    const keys = { current: 'k1', keys: { k1: 'key' } };
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.string(),
        (destination, id) => {
          const names = { merchantId: 'acme', slug: 's', programId: 'p', creatorId: 'c' };
          const click = { ...names, touchId: `t${id}`, visitorId: 'visitor-1', at: 1 };
          const issued = issueToken(click, keys, hmacSha256);
          const landed = landingUrl({ destination, utm: { source: 'mia' } }, issued);

          const taken = takeTokens(landed);
          expect(taken.tokens).toEqual([issued]);
          expect(taken.href).toBe(landingUrl({ destination, utm: { source: 'mia' } }));
          expect(takeTokens(withTokens(taken.href, [issued]))).toEqual(taken);
        },
      ),
    );
  });
});

it('puts tokens into the address where a visit began, in place of those that are there', () => {
  expect(withTokens(`https://a.example/x?b=1&tc=${token}#y`, ['v1.k1.new.mac', token])).toBe(
    `https://a.example/x?b=1&tc=v1.k1.new.mac&tc=${token}#y`,
  );
  expect(withTokens('https://a.example/x', [])).toBe('https://a.example/x');
});
