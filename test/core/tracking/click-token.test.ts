import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hmacSha256 } from '../../../adapters/crypto/mac.ts';
import { carryToken } from '../../../core/tracking/carry-token.ts';
import type { ClickToken, SigningKeys } from '../../../core/tracking/click-token.ts';
import { issueToken } from '../../../core/tracking/issue-token.ts';
import { readToken } from '../../../core/tracking/read-token.ts';

const keys: SigningKeys = { current: 'k2', keys: { k1: 'an older key', k2: 'the current key' } };
const token: ClickToken = {
  merchantId: 'acme',
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  contentId: 'reel-7',
  at: 1_767_225_600_000,
};

const issue = (content = token, signingKeys = keys) => issueToken(content, signingKeys, hmacSha256);
const read = (text: string, signingKeys = keys) => readToken(text, signingKeys, hmacSha256);

describe('a click token', () => {
  it('brings back what it was issued for, whatever the names', () => {
    const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    const subId = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._~:-]{0,20}$/);
    const places = { sub1: subId, sub2: subId, sub3: subId, sub4: subId, sub5: subId };
    const subIds = fc
      .record(places, { requiredKeys: [] })
      .filter((each) => Object.keys(each).length > 0);
    const tokens = fc.record(
      {
        merchantId: name,
        touchId: name,
        slug: name,
        programId: name,
        creatorId: name,
        visitorId: name,
        at: fc.maxSafeNat(),
        contentId: name,
        subIds,
        askedBy: fc.constant('agent' as const),
      },
      {
        requiredKeys: [
          'merchantId',
          'touchId',
          'slug',
          'programId',
          'creatorId',
          'visitorId',
          'at',
        ],
      },
    );

    fc.assert(
      fc.property(tokens, (content) => {
        const text = issue(content);

        expect(text).toMatch(/^v1\.k2\.[\w-]+\.[\w-]+$/);
        fc.pre(text.length <= 2_048);
        expect(read(text)).toEqual({ token: content });
      }),
    );
  });

  it('stays short enough with everything as long as it may be', () => {
    const long = 'x'.repeat(64);
    const text = issue({
      ...{ merchantId: long, slug: long, programId: long, creatorId: long, visitorId: long },
      ...{ touchId: 'x'.repeat(22), contentId: 'x'.repeat(200), at: token.at },
      subIds: { sub1: long, sub2: long, sub3: long, sub4: long, sub5: long },
    });

    expect(text.length).toBeLessThan(2_048);
    expect(read(text)).toHaveProperty('token.subIds.sub5', long);
  });

  it('is refused after any change of any character', () => {
    const text = issue();
    const changes = fc.record({
      at: fc.nat({ max: text.length - 1 }),
      by: fc.constantFrom(...'ABCxyz019-_.'),
    });

    fc.assert(
      fc.property(changes, ({ at, by }) => {
        fc.pre(text[at] !== by);
        const forged = text.slice(0, at) + by + text.slice(at + 1);

        expect(read(forged)).toHaveProperty('refusal');
      }),
    );
  });

  it('stays valid after a rotation while its key is kept, and not after that', () => {
    const text = issue(token, { ...keys, current: 'k1' });

    expect(read(text)).toEqual({ token });
    expect(read(text, { current: 'k2', keys: { k2: 'the current key' } })).toEqual({
      refusal: 'unknown-key',
    });
  });

  it('cannot be signed with the name of something every object has', () => {
    const [, , payload, mac] = issue().split('.');

    expect(read(`v1.constructor.${payload}.${mac}`)).toEqual({ refusal: 'unknown-key' });
  });

  it.each([
    ['nothing', ''],
    ['a text of somebody else', 'fbclid-12345'],
    ['another version', issue().replace('v1.', 'v2.')],
    ['a missing part', issue().split('.').slice(0, 3).join('.')],
    ['an endless text', `v1.k2.${'A'.repeat(2_000)}.${'A'.repeat(43)}`],
  ])('is malformed when it is %s', (_, text) => {
    expect(read(text)).toEqual({ refusal: 'malformed' });
  });

  it('is refused when the payload was signed by us but says something else', () => {
    const signed = `v1.k2.${Buffer.from('["acme"]').toString('base64url')}`;

    expect(read(`${signed}.${hmacSha256.sign('the current key', signed)}`)).toEqual({
      refusal: 'malformed',
    });
  });

  it('is never issued with a key that is missing', () => {
    expect(() => issue(token, { current: 'k3', keys: keys.keys })).toThrow(RangeError);
  });
});

it.each([
  ['another asker than an agent', ['', '', 'bot']],
  ['one field too many', ['', '', 'agent', 'x']],
  ['nothing in its last field', ['reel-7', '']],
])('a click token with %s is malformed', (_, fields) => {
  const payload = ['acme', 'touch-1', 'mia-tent', 'spring', 'mia', 'visitor-1', 1, ...fields];
  const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
  const signed = `v1.k2.${encoded}`;

  expect(read(`${signed}.${hmacSha256.sign('the current key', signed)}`)).toEqual({
    refusal: 'malformed',
  });
});

describe('a token carried by an order', () => {
  it('becomes the touch it proves, without the merchant', () => {
    const { merchantId: _, ...touch } = token;

    expect(carryToken(issue(), 'acme', keys, hmacSha256)).toEqual(touch);
  });

  it('of another merchant is refused and says nothing more', () => {
    expect(carryToken(issue(), 'umbrella', keys, hmacSha256)).toEqual({
      refusal: 'other-merchant',
    });
  });

  it('keeps the reason of its refusal', () => {
    const forged = `${issue().slice(0, -1)}!`;

    expect(carryToken(forged, 'acme', keys, hmacSha256)).toEqual({ refusal: 'malformed' });
  });
});
