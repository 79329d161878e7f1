import { describe, expect, it } from '@jest/globals';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';

describe('minorUnitDigits', () => {
  it.each([
    ['USD', 2],
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['XCG', 2],
  ])('gives %s its places of ISO 4217', (currency, digits) => {
    expect(minorUnitDigits[currency]).toBe(digits);
  });

  it.each(['HUF', 'IDR', 'MGA'])('follows the standard for %s, where Intl differs', (currency) => {
    expect(minorUnitDigits[currency]).toBe(2);
  });

  it.each(['XXX', 'XAU', 'usd', '', 'constructor', '__proto__'])('does not know %p', (currency) => {
    expect(minorUnitDigits[currency]).toBeUndefined();
  });

  it('knows only three capital letters, and nothing but whole places', () => {
    const known = Object.entries(minorUnitDigits);

    expect(known.length).toBeGreaterThan(160);
    for (const [currency, digits] of known) {
      expect(currency).toMatch(/^[A-Z]{3}$/);
      expect([0, 2, 3, 4]).toContain(digits);
    }
  });
});
