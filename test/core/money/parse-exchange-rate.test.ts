import { describe, expect, it } from '@jest/globals';
import { parseExchangeRate } from '../../../core/money/parse-exchange-rate.ts';

const written = {
  source: 'ecb',
  from: 'EUR',
  to: 'USD',
  rate: '1.0832',
  publishedOn: '2026-02-27',
};

describe('parseExchangeRate', () => {
  it('keeps every digit, with the source and both times', () => {
    expect(parseExchangeRate(written, 7)).toEqual({
      ...written,
      rate: { numerator: 10_832n, denominator: 10_000n },
      recordedAt: 7,
    });
  });

  it.each([
    ['16250', 16_250n, 1n],
    ['0.000000000000000000000000000001', 1n, 10n ** 30n],
    ['007.50', 750n, 100n],
  ])('reads the rate %s', (rate, numerator, denominator) => {
    expect(parseExchangeRate({ ...written, rate }, 7)?.rate).toEqual({ numerator, denominator });
  });

  it.each([
    [{ rate: '0' }],
    [{ rate: '0.000' }],
    [{ rate: '-1.08' }],
    [{ rate: '+1.08' }],
    [{ rate: '1e2' }],
    [{ rate: '1,08' }],
    [{ rate: '.5' }],
    [{ rate: '' }],
    [{ from: 'XXX' }],
    [{ to: 'usd' }],
    [{ to: 'EUR' }],
    [{ source: '' }],
    [{ publishedOn: '2026-02-30' }],
    [{ publishedOn: '2026-02-27T15:00:00Z' }],
  ])('refuses %j rather than guessing', (change) => {
    expect(parseExchangeRate({ ...written, ...change }, 7)).toBeUndefined();
  });
});
