import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';
import { chooseRate, maxRateAgeDays } from './choose-rate.ts';
import type { ExchangeRate } from './exchange-rate.ts';
import type { PublishedRates } from './rate-store.ts';
import { readRateDay } from './read-rate-day.ts';

/** An amount of `from` is to be expressed in `to`. */
export type CurrencyPair = { readonly from: string; readonly to: string };

/** The days of rates that an order of a moment may be exchanged at: those before its UTC day. */
export function rateDaysBefore(at: Instant): { readonly from: string; readonly to: string } {
  return { from: formatDay(addDays(at, -maxRateAgeDays)), to: formatDay(addDays(at, -1)) };
}

/**
 * The reference rates of an order of a moment: for each pair the rate that the source published last
 * before the order's UTC day, as `chooseRate` has it. A pair without one is left out, and has to wait.
 *
 * @param published what is known of `rateDaysBefore` the moment.
 * @throws RangeError if the currencies of a pair are the same, or if what was published is no rate.
 */
export function chooseReferenceRates(
  published: PublishedRates,
  at: Instant,
  pairs: readonly CurrencyPair[],
): ExchangeRate[] {
  const { completeThrough, days } = published;
  const newest = days.at(-1);
  if (newest === undefined || completeThrough === undefined) return [];

  const rates = days.flatMap(readRateDay);
  const { source, base } = newest;
  const day = formatDay(at);
  return pairs.flatMap(
    ({ from, to }) => chooseRate(rates, { source, base, from, to, day, completeThrough }) ?? [],
  );
}
