import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSubIds } from '../../../core/tracking/sub-ids.ts';

describe('readSubIds', () => {
  it.each([
    ['sub1=story&sub5=b.2', { sub1: 'story', sub5: 'b.2' }],
    ['subid=story', { sub1: 'story' }],
    [
      'sub_id=story&subId2=x&sub_id_3=y&SUBID4=z',
      { sub1: 'story', sub2: 'x', sub3: 'y', sub4: 'z' },
    ],
    ['sub1=first&sub1=second', { sub1: 'first' }],
    ['sub1=a%20b&sub1=second', { sub1: 'second' }],
  ])('reads %s', (query, expected) => {
    expect(readSubIds(query)).toEqual(expected);
  });

  it.each([
    ['no sub-id', 'sub=1&sub0=a&sub6=a&subject=a&utm_source=a'],
    ['an empty one', 'sub1='],
    ['one of 65 characters', `sub1=${'x'.repeat(65)}`],
    ['an e-mail address', 'sub1=ann%40example.com'],
    ['an address', 'sub1=//evil.example'],
    ['a line break', 'sub1=a%0d%0ab'],
    ['markup', 'sub1=%3Cb%3E'],
    ['a formula', 'sub1=%3D1%2B1'],
  ])('leaves out %s', (_, query) => {
    expect(readSubIds(query)).toBeUndefined();
  });

  it('takes the longest one', () => {
    expect(readSubIds(`sub1=${'x'.repeat(64)}`)).toEqual({ sub1: 'x'.repeat(64) });
  });

  it('answers for every query, and never more than five harmless texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, other) => {
        const found = readSubIds(`sub1=${text}&sub2=${other}&${text}`) ?? {};

        expect(Object.keys(found).every((name) => /^sub[1-5]$/.test(name))).toBe(true);
        expect(Object.values(found).every((value) => /^[\w.~:-]{1,64}$/.test(value))).toBe(true);
      }),
    );
  });
});
