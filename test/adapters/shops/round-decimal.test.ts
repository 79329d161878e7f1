import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundDecimal } from '../../../adapters/shops/round-decimal.ts';
import { formatMoney } from '../../../core/money/format-money.ts';

describe('roundDecimal', () => {
  it.each([
    ['29.990000000000002', 'USD', 2_999n],
    ['29.989999999999998', 'USD', 2_999n],
    ['12.3450', 'USD', 1_234n],
    ['12.3550', 'USD', 1_236n],
    ['12.34500001', 'USD', 1_235n],
    ['-12.3450', 'USD', -1_234n],
    ['1.0E-5', 'USD', 0n],
    ['1.5e3', 'USD', 150_000n],
    ['1200.0000', 'JPY', 1_200n],
    ['1200.5', 'JPY', 1_200n],
    ['0.0005', 'KWD', 0n],
    ['12', 'KWD', 12_000n],
  ])('reads %s %s as %s minor units', (text, currency, minorUnits) => {
    expect(roundDecimal(text, currency)).toBe(minorUnits);
  });

  it.each(['', '12,50', 'NaN', 'INF', '1e400', '.5', '5.', '+1', '0x10', '1'.repeat(16), ' 1'])(
    'does not take %j for an amount',
    (text) => {
      expect(roundDecimal(text, 'USD')).toBeUndefined();
    },
  );

  it('knows no amounts of an unknown currency', () => {
    expect(roundDecimal('1.00', 'constructor')).toBeUndefined();
  });

  it('changes no amount that its currency can hold', () => {
    const amounts = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const currencies = fc.constantFrom('USD', 'JPY', 'KWD');

    fc.assert(
      fc.property(amounts, currencies, (minorUnits, currency) => {
        expect(roundDecimal(formatMoney({ minorUnits, currency }), currency)).toBe(minorUnits);
      }),
    );
  });
});
