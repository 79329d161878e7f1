import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exchangeMoney } from '../../../core/money/exchange-money.ts';
import { minorUnitDigits } from '../../../core/money/minor-unit-digits.ts';
import type { SymmetricRounding } from '../../../core/money/rounding.ts';
import { anExchangeRate } from '../../support/factories/an-exchange-rate.ts';

const roundings = fc.constantFrom<SymmetricRounding>(
  'half-even',
  'half-up',
  'half-down',
  'up',
  'down',
);
const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
/** A pair of different exponents more often than not: 0, 2, 3 and 4 places. */
const pairs = fc.uniqueArray(fc.constantFrom('JPY', 'USD', 'EUR', 'KWD', 'CLF'), {
  minLength: 2,
  maxLength: 2,
});
const rates = fc
  .tuple(pairs, fc.bigInt(1n, 10n ** 10n), fc.bigInt(1n, 10n ** 10n))
  .map(([[from = 'EUR', to = 'USD'], numerator, denominator]) => ({
    ...anExchangeRate({ from, to }),
    rate: { numerator, denominator },
  }));

describe('exchangeMoney', () => {
  it.each([
    ['12.34 EUR in USD', { minorUnits: 1_234n, currency: 'EUR' }, 'USD', '1.0832', 1_337n],
    ['12.34 EUR in JPY', { minorUnits: 1_234n, currency: 'EUR' }, 'JPY', '161.30', 1_990n],
    ['1200 JPY in EUR', { minorUnits: 1_200n, currency: 'JPY' }, 'EUR', '0.0062', 744n],
    ['10.00 USD in KWD', { minorUnits: 1_000n, currency: 'USD' }, 'KWD', '0.3077', 3_077n],
    ['1.234 KWD in JPY', { minorUnits: 1_234n, currency: 'KWD' }, 'JPY', '486.5', 600n],
    ['0.05 EUR in CLF', { minorUnits: 5n, currency: 'EUR' }, 'CLF', '0.0271', 14n],
    ['-0.05 EUR in CLF', { minorUnits: -5n, currency: 'EUR' }, 'CLF', '0.0271', -14n],
  ])('exchanges %s', (_, money, to, rate, minorUnits) => {
    const published = anExchangeRate({ from: money.currency, to, rate });

    expect(exchangeMoney(money, published, 'half-even').money).toEqual({
      minorUnits,
      currency: to,
    });
  });

  it('rounds by the rule it is given', () => {
    const money = { minorUnits: 2n, currency: 'EUR' };
    const rate = anExchangeRate();

    expect(exchangeMoney(money, rate, 'half-even').money.minorUnits).toBe(2n);
    expect(exchangeMoney(money, rate, 'half-up').money.minorUnits).toBe(3n);
  });

  it('keeps what it was made of: the amount, the rate with its source and day, and the exact result', () => {
    const original = { minorUnits: 2n, currency: 'EUR' };
    const rate = anExchangeRate();

    const exchanged = exchangeMoney(original, rate, 'half-even');

    expect(exchanged).toMatchObject({ original, rate, rounding: 'half-even' });
    expect(exchanged.exactNumerator * 2n).toBe(exchanged.exactDenominator * 5n);
  });

  it('refuses the rate of another currency, and that of the opposite direction', () => {
    const dollars = { minorUnits: 1_000n, currency: 'USD' };

    expect(() => exchangeMoney(dollars, anExchangeRate(), 'half-even')).toThrow(RangeError);
    expect(() =>
      exchangeMoney(dollars, anExchangeRate({ from: 'GBP', to: 'EUR' }), 'half-even'),
    ).toThrow(RangeError);
  });

  it.each([
    { from: 'XXX', to: 'USD' },
    { from: 'EUR', to: 'XXX' },
  ])('refuses to exchange $from in $to, one of which is no money', (pair) => {
    const money = { minorUnits: 1n, currency: pair.from };

    expect(() => exchangeMoney(money, { ...anExchangeRate(), ...pair }, 'half-even')).toThrow(
      RangeError,
    );
  });

  it('is less than one smallest unit away from the exact amount, whatever the exponents', () => {
    fc.assert(
      fc.property(amounts, rates, roundings, (minorUnits, rate, rounding) => {
        const { money } = exchangeMoney({ minorUnits, currency: rate.from }, rate, rounding);

        const places = (currency: string) => 10n ** BigInt(minorUnitDigits[currency] ?? 0);
        const above = minorUnits * rate.rate.numerator * places(rate.to);
        const below = rate.rate.denominator * places(rate.from);
        const error = money.minorUnits * below - above;
        expect(error < below && error > -below).toBe(true);
      }),
    );
  });

  it('takes back at the recorded rate exactly what it gave', () => {
    fc.assert(
      fc.property(amounts, rates, roundings, (minorUnits, rate, rounding) => {
        const given = exchangeMoney({ minorUnits, currency: rate.from }, rate, rounding);

        const reversed = { minorUnits: -minorUnits, currency: rate.from };
        const taken = exchangeMoney(reversed, given.rate, given.rounding);

        expect(taken.money.minorUnits).toBe(-given.money.minorUnits);
      }),
    );
  });
});
