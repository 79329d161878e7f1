import { findCurrency } from '../../../core/money/find-currency.ts';
import { parseExchangeRate } from '../../../core/money/parse-exchange-rate.ts';
import type { RateDay } from '../../../core/money/rate-store.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { parseDay } from '../../../core/time/parse-day.ts';

/** Who publishes them, as programs name their source. */
export const ecbSource = 'ecb';

/** The text is no file of reference rates of the ECB. */
export class EcbFileError extends Error {
  constructor(line: number, what: string) {
    super(`This is no file of the ECB's reference rates: ${what} (line ${line}).`);
    this.name = 'EcbFileError';
  }
}

const element = /<Cube\b([^<>]*?)\/?>/g;
const attribute = /([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads `eurofxref-daily.xml`, `eurofxref-hist-90d.xml` or `eurofxref-hist.xml`: a `Cube` with a `time` for each day, and in it
 * one for each currency with its `rate`, what one euro is worth. Rates stay the texts that they are.
 *
 * Currencies that ISO 4217 has withdrawn since are left out: no order is in one.
 *
 * @throws EcbFileError if there is no day in it, or a day or rate that is none.
 */
export function readEcbFile(xml: string, recordedAt: Instant): RateDay[] {
  const days = new Map<string, Record<string, string>>();
  let quotes: Record<string, string> | undefined;
  for (const found of xml.matchAll(element)) {
    const fail = (what: string) => new EcbFileError(lineOf(xml, found.index), what);
    const { time, currency, rate } = readAttributes(found[1] ?? '');
    if (time !== undefined) {
      if (parseDay(time) === undefined) throw fail(`"${time}" is not a day`);
      if (days.has(time)) throw fail(`${time} is in it twice`);
      quotes = {};
      days.set(time, quotes);
    } else if (currency !== undefined || rate !== undefined) {
      if (quotes === undefined) throw fail('a rate has no day');
      addQuote(quotes, { currency, rate }, fail);
    }
  }
  const read = [...days].filter(([, each]) => Object.keys(each).length > 0);
  if (read.length === 0) throw new EcbFileError(1, 'there is no day with rates in it');
  return read
    .map(([day, each]) => ({ source: ecbSource, day, base: 'EUR', quotes: each, recordedAt }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function addQuote(
  quotes: Record<string, string>,
  { currency = '', rate = '' }: { currency?: string | undefined; rate?: string | undefined },
  fail: (what: string) => EcbFileError,
): void {
  if (!/^[A-Z]{3}$/.test(currency)) throw fail(`"${currency}" is not a currency`);
  // In files of many years, for a currency that was not quoted that day.
  if (rate === 'N/A' || findCurrency(currency) === undefined) return;
  const written = { source: ecbSource, from: 'EUR', to: currency, rate, publishedOn: '2000-01-01' };
  if (parseExchangeRate(written, 0) === undefined) throw fail(`"${rate}" is not a rate`);
  quotes[currency] = rate;
}

function readAttributes(text: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', double, single]) => [name, double ?? single]),
  );
}

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;
