import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addTokens,
  isToken,
  readJourney,
  tokensOf,
  tokensUnknownTo,
} from '../../../web/snippet/journey.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
const day = 86_400_000;
const aToken = (name: string) => `v1.k1.${name}.mac`;
const nobody = { v: 'visitor-1', t: [] };
const written = (value: unknown) => JSON.stringify(value);

describe('a journey', () => {
  it('is read as it was kept, without tokens of more than 90 days', () => {
    const kept = {
      v: 'visitor-1',
      t: [
        [aToken('old'), now - 90 * day],
        [aToken('new'), now - 90 * day + 1],
      ],
    };

    expect(readJourney(written(kept), now)).toEqual({ v: 'visitor-1', t: [kept.t[1]] });
  });

  it.each([
    null,
    '',
    'null',
    '7',
    '{"v":"visitor-1"',
    '{"v":"a b","t":[]}',
    '{"v":"visitor-1"}',
    '{"v":"visitor-1","t":[null]}',
    '{"v":"visitor-1","t":{}}',
  ])('is none where something else is kept: %p', (text) => {
    expect(readJourney(text, now)).toBeUndefined();
  });

  it('forgets what somebody else put among the tokens', () => {
    const t = [
      ['<script>', now],
      [7, now],
      [aToken('a'), now],
    ];
    expect(readJourney(written({ v: 'visitor-1', t }), now)?.t).toEqual([[aToken('a'), now]]);
  });

  it('keeps each token once, in its first place, and the ten newest of them', () => {
    const tokens = fc.array(
      fc.integer({ min: 0, max: 30 }).map((n) => aToken(`t${n}`)),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(tokens, (all) => {
        const distinct = [...new Set(all)];
        const kept = tokensOf(addTokens(nobody, all, now));
        expect(kept).toEqual(distinct.slice(-10));
        const journey = addTokens(nobody, kept, now);
        expect(addTokens(journey, kept, now + 1)).toEqual(journey);
        expect(tokensUnknownTo(journey, all)).toEqual(distinct.slice(0, -10));
        expect(readJourney(written(journey), now)).toEqual(journey);
      }),
    );
  });
});

it.each([
  [aToken('a'), true],
  ['v1.k1.a', false],
  ['v2.k1.a.mac', false],
  ['v1.k1.a.mac,v1.k1.b.mac', false],
  [aToken('a'.repeat(2_048)), false],
  [undefined, false],
])('%p as a token: %p', (text, expected) => {
  expect(isToken(text)).toBe(expected);
});
