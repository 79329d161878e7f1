import type { Instant } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';
import type { ExchangeRate } from './exchange-rate.ts';
import { minorUnitDigits } from './minor-unit-digits.ts';

/** A published rate as it is written down: `{"from":"EUR","to":"USD","rate":"1.0832", …}`. */
export type WrittenExchangeRate = {
  readonly source: string;
  readonly from: string;
  readonly to: string;
  /** Units of `to` for one unit of `from`, as decimal text. */
  readonly rate: string;
  readonly publishedOn: string;
};

/**
 * Reads a published rate exactly: `1.0832` is 10832/10000.
 *
 * Answers `undefined` for what is no rate: a rate that is not above zero, a sign or an exponent, an
 * unknown currency, a currency against itself, no source, a day that does not exist.
 */
export function parseExchangeRate(
  written: WrittenExchangeRate,
  recordedAt: Instant,
): ExchangeRate | undefined {
  const { source, from, to, publishedOn } = written;
  const [, whole, fraction = ''] = /^(\d{1,15})(?:\.(\d{1,30}))?$/.exec(written.rate) ?? [];
  if (whole === undefined || BigInt(whole + fraction) === 0n) return undefined;
  if (minorUnitDigits[from] === undefined || minorUnitDigits[to] === undefined) return undefined;
  if (source === '' || from === to || parseDay(publishedOn) === undefined) return undefined;

  const rate = {
    numerator: BigInt(whole + fraction),
    denominator: 10n ** BigInt(fraction.length),
  };
  return { source, from, to, rate, publishedOn, recordedAt };
}
