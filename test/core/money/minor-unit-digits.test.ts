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

  it('knows every currency in use by its three letters', () => {
    const currencies = Object.keys(minorUnitDigits);

    expect(currencies).toHaveLength(168);
    expect(currencies.every((currency) => /^[A-Z]{3}$/.test(currency))).toBe(true);
  });
});
