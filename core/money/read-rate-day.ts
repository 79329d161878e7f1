import type { ExchangeRate } from './exchange-rate.ts';
import { parseExchangeRate } from './parse-exchange-rate.ts';
import type { RateDay } from './rate-store.ts';

/**
 * The published rates of a day, each read exactly.
 *
 * @throws RangeError if what was published is no rate.
 */
export function readRateDay({ source, day, base, quotes, recordedAt }: RateDay): ExchangeRate[] {
  return Object.entries(quotes).map(([to, rate]) => {
    const written = { source, from: base, to, rate, publishedOn: day };
    const read = parseExchangeRate(written, recordedAt);
    if (read === undefined) throw new RangeError(`${rate} ${to} for one ${base} is no rate.`);
    return read;
  });
}
