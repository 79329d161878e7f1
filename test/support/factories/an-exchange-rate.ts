import type { ExchangeRate } from '../../../core/money/exchange-rate.ts';
import {
  parseExchangeRate,
  type WrittenExchangeRate,
} from '../../../core/money/parse-exchange-rate.ts';

/** What the ECB published on a Friday: one euro is 1.25 dollars. */
export function anExchangeRate(change: Partial<WrittenExchangeRate> = {}): ExchangeRate {
  const written = {
    source: 'ecb',
    from: 'EUR',
    to: 'USD',
    rate: '1.25',
    publishedOn: '2026-02-27',
  };
  const rate = parseExchangeRate({ ...written, ...change }, 1_000);
  if (rate === undefined) throw new RangeError(`${JSON.stringify(change)} makes no rate.`);
  return rate;
}
