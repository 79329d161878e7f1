import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainBadPattern, fillCodePattern } from '../../../core/tracking/code-pattern.ts';
import { toCodeName } from '../../../core/tracking/to-code-name.ts';

const mia = { name: 'Mia Mountain', creatorId: 'mia-m' };

describe('toCodeName', () => {
  it.each([
    ['Mia Mountain', 'MIAMOUNTAIN'],
    ['Zoë O’Brien-Łuk', 'ZOEOBRIENLUK'],
    ['Jürgen Groß', 'JURGENGROSS'],
    ['Åse Ødegård', 'ASEODEGARD'],
    ['Þór Æðelstan', 'THORAEDELSTAN'],
    ['İrem Işık', 'IREMISIK'],
    ['Nguyễn Đức', 'NGUYENDUC'],
    ['ＦＵＬＬ９', 'FULL9'],
    ['山田', ''],
    ['a'.repeat(30), 'A'.repeat(20)],
  ])('spells %s as %s', (name, expected) => {
    expect(toCodeName(name)).toBe(expected);
  });
});

describe('fillCodePattern', () => {
  it.each([
    ['{NAME}{N}', 1, 'MIAMOUNTAIN'],
    ['{NAME}{N}', 2, 'MIAMOUNTAIN2'],
    ['{FIRSTNAME}-{N}', 1, 'MIA'],
    ['{FIRSTNAME}-{N}', 12, 'MIA-12'],
    ['{FIRSTNAME}-{N}-off', 1, 'MIA-OFF'],
    ['summer-{CREATOR}{N}', 1, 'SUMMER-MIAM'],
  ])('makes of %s, attempt %d, %s', (pattern, attempt, expected) => {
    expect(fillCodePattern(pattern, mia, attempt)).toBe(expected);
  });

  it('takes the id of whose name has no letter that codes have', () => {
    expect(fillCodePattern('{NAME}{N}', { name: '山田 太郎', creatorId: 'yamada-1' }, 1)).toBe(
      'YAMADA1',
    );
    expect(fillCodePattern('{FIRSTNAME}{N}', { name: '山 Taro', creatorId: 'yamada-1' }, 1)).toBe(
      'YAMADA1',
    );
  });

  it('makes a code of every pattern for everybody, and another one with each attempt', () => {
    const literal = fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/);
    fc.assert(
      fc.property(
        ...[literal, literal, literal, fc.constantFrom('NAME', 'FIRSTNAME', 'CREATOR')],
        fc.string({ unit: 'grapheme' }),
        fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/),
        (a, b, c, placeholder, name, creatorId) => {
          const pattern = `${a}{${placeholder}}${b}{N}${c}`;
          fc.pre(explainBadPattern(pattern) === undefined);

          const codes = [1, 2, 50].map((n) => fillCodePattern(pattern, { name, creatorId }, n));

          for (const code of codes) expect(code).toMatch(/^[A-Z0-9_-]{1,64}$/);
          expect(new Set(codes).size).toBe(3);
        },
      ),
    );
  });
});

describe('explainBadPattern', () => {
  it.each(['{NAME}{N}', '{FIRSTNAME}-{N}', 'TENT_{CREATOR}_{N}'])('takes %s', (pattern) => {
    expect(explainBadPattern(pattern)).toBeUndefined();
  });

  it.each([
    ['{NAME}', /\{N\} once/],
    ['{NAME}{N}{N}', /\{N\} once/],
    ['SUMMER{N}', /each creator’s own/],
    ['{NAME}{FIRSTNAME}{N}', /each creator’s own/],
    ['{name}{N}', /is made of .*\{FIRSTNAME\}/],
    ['{NAME} {N}', /is made of/],
    ['É{NAME}{N}', /is made of/],
    [`${'x'.repeat(32)}{NAME}{N}`, /at most 40/],
    ['', /\{N\} once/],
  ])('says what is wrong with %j', (pattern, reason) => {
    expect(explainBadPattern(pattern)).toMatch(reason);
  });
});
