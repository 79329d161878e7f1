import { chooseRate } from '../money/choose-rate.ts';
import type { CurrencyPair } from '../money/choose-reference-rates.ts';
import type { ExchangeRate } from '../money/exchange-rate.ts';
import type { RateDay } from '../money/rate-store.ts';
import { readRateDay } from '../money/read-rate-day.ts';
import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';

/** The source of a merchant who names none: the European Central Bank's reference rates. */
export const defaultQuoteSource = 'ecb';

/**
 * So many days a rate may be old when a payout is exchanged at it: more than any row of days without one (the ECB's longest is
 * that around Easter, whose Tuesday has Thursday's rate). What is older says that rates are not imported any more.
 */
export const maxQuoteAgeDays = 7;

/** What a source has published of late, and when that is looked at. */
export type PayoutQuotes = {
  readonly source: string;
  /** Those of `quoteDays`, or more. */
  readonly days: readonly RateDay[];
  readonly at: Instant;
};

/** The days whose rates a payout of a moment may be exchanged at. */
export function quoteDays(at: Instant): { readonly from: string; readonly to: string } {
  return { from: formatDay(addDays(at, -maxQuoteAgeDays)), to: formatDay(at) };
}

/**
 * The newest rate of a pair that is known at a moment, as long as it is not too old; `undefined` says that there is none.
 *
 * Unlike an order a payout does not wait until everything up to its day is recorded: its quote is kept with it, so nobody ever has
 * to find the same one again.
 */
export function findQuote(
  { source, days, at }: PayoutQuotes,
  pair: CurrencyPair,
): ExchangeRate | undefined {
  const { from, to } = quoteDays(at);
  const usable = days.filter(({ day }) => day >= from && day <= to);
  const base = usable.at(-1)?.base;
  if (base === undefined) return undefined;
  // Of the days before tomorrow the newest is today.
  const day = formatDay(addDays(at, 1));
  const question = { source, base, ...pair, day, completeThrough: day };
  return chooseRate(usable.flatMap(readRateDay), question);
}
