import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatMoney } from '../../../core/money/format-money.ts';
import { formatMoneyWithCurrency } from '../../../core/money/format-money-with-currency.ts';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import { toMoneyDocument } from '../../../core/money/money-document.ts';
import { parseDecimal } from '../../../core/money/parse-decimal.ts';
import { parseMoney } from '../../../core/money/parse-money.ts';

const currencies = fc.constantFrom(...Object.keys(minorUnitDigits));
const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });

describe('parseMoney', () => {
  it.each([
    ['12.34', 'USD', 1_234n],
    ['12.3', 'USD', 1_230n],
    ['12', 'USD', 1_200n],
    ['1200', 'JPY', 1_200n],
    ['0.005', 'KWD', 5n],
    ['007.00', 'EUR', 700n],
  ])('reads %s %s exactly', (amount, currency, minorUnits) => {
    expect(parseMoney(amount, currency)).toEqual({ minorUnits, currency });
  });

  it.each([
    ['-1.00', 'USD'],
    ['+1.00', 'USD'],
    ['1.000', 'USD'],
    ['1.0', 'JPY'],
    ['1e3', 'USD'],
    ['1,00', 'EUR'],
    ['.50', 'USD'],
    ['1.', 'USD'],
    ['', 'USD'],
    [' 1', 'USD'],
    ['1234567890123456', 'USD'],
    ['1.00', 'XXX'],
    ['1.00', 'toString'],
  ])('refuses %p %s', (amount, currency) => {
    expect(parseMoney(amount, currency)).toBeUndefined();
  });

  it('reads back every amount that formatMoney writes', () => {
    fc.assert(
      fc.property(amounts, currencies, (minorUnits, currency) => {
        const money = { minorUnits, currency };

        expect(parseMoney(formatMoney(money), currency)).toEqual(money);
      }),
    );
  });
});

describe('parseDecimal', () => {
  it.each([
    ['-3.33', 'USD', -333n],
    ['199.00', 'JPY', 199n],
    ['199', 'JPY', 199n],
    ['199.000', 'USD', 19_900n],
    ['0.1234', 'CLF', 1_234n],
    ['-0', 'USD', 0n],
    ['-0.00', 'JPY', 0n],
  ])('reads %s %s', (text, currency, minorUnits) => {
    expect(parseDecimal(text, currency)).toBe(minorUnits);
  });

  it.each([
    ['199.50', 'JPY'],
    ['0.001', 'USD'],
    ['1e2', 'USD'],
    ['--1', 'USD'],
    ['NaN', 'USD'],
    ['1.00', 'ZZZ'],
  ])('refuses %s %s rather than rounding or guessing', (text, currency) => {
    expect(parseDecimal(text, currency)).toBeUndefined();
  });

  it('reads back signed amounts in every currency', () => {
    fc.assert(
      fc.property(amounts, currencies, fc.boolean(), (amount, currency, isNegative) => {
        const minorUnits = isNegative ? -amount : amount;

        expect(parseDecimal(formatMoney({ minorUnits, currency }), currency)).toBe(minorUnits);
      }),
    );
  });
});

describe('formatMoney', () => {
  it.each([
    [5n, 'USD', '0.05'],
    [-5n, 'USD', '-0.05'],
    [0n, 'KWD', '0.000'],
    [1_200n, 'JPY', '1200'],
    [123_456n, 'CLF', '12.3456'],
  ])('writes %s minor units of %s as %s', (minorUnits, currency, text) => {
    expect(formatMoney({ minorUnits, currency })).toBe(text);
  });

  it('refuses a currency without known places', () => {
    expect(() => formatMoney({ minorUnits: 1n, currency: 'XXX' })).toThrow(RangeError);
  });

  it('names the currency for people, and apart from the amount for the API', () => {
    const money = { minorUnits: 1_234n, currency: 'EUR' };

    expect(formatMoneyWithCurrency(money)).toBe('12.34 EUR');
    expect(toMoneyDocument(money)).toEqual({ amount: '12.34', currency: 'EUR' });
  });
});
