import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatRate } from '../../../core/plans/format-rate.ts';
import { parseRate } from '../../../core/plans/parse-rate.ts';

describe('parseRate', () => {
  it.each([
    ['12.5', 125n, 1_000n],
    ['10', 10n, 100n],
    ['0', 0n, 100n],
    ['0.05', 5n, 10_000n],
  ])('reads %s %% exactly', (text, numerator, denominator) => {
    expect(parseRate(text)).toEqual({ numerator, denominator });
  });

  it.each(['', '-5', '+5', '5%', '1e1', '.5', '5.', '1,5', 'ten'])('refuses %p', (text) => {
    expect(parseRate(text)).toBeUndefined();
  });
});

describe('formatRate', () => {
  it.each([
    [125n, 1_000n, '12.5 %'],
    [1n, 10n, '10 %'],
    [5n, 10_000n, '0.05 %'],
    [0n, 100n, '0 %'],
    [1n, 3n, '100/3 %'],
    [1n, 1n, '100 %'],
  ])('writes %s/%s as %s', (numerator, denominator, text) => {
    expect(formatRate({ numerator, denominator })).toBe(text);
  });

  it('writes what parseRate read, whatever the decimals', () => {
    const texts = fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.stringMatching(/^\d{0,6}[1-9]$/))
      .map(([whole, fraction]) => `${whole}.${fraction}`);

    fc.assert(
      fc.property(texts, (text) => {
        const rate = parseRate(text);

        expect(rate && formatRate(rate)).toBe(`${text} %`);
      }),
    );
  });
});
