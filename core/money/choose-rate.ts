import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import type { Instant } from '../time/instant.ts';
import { parseDay } from '../time/parse-day.ts';
import { deriveRate } from './derive-rate.ts';
import type { ExchangeRate } from './exchange-rate.ts';

/** Which rate is asked for. Days are UTC days, `YYYY-MM-DD`. */
export type RateQuestion = {
  readonly source: string;
  /** The currency against which the source quotes all others, such as EUR for the ECB. */
  readonly base: string;
  readonly from: string;
  readonly to: string;
  /** The day of the order; a rate of that day itself is too late. */
  readonly day: string;
  /** The last day up to which everything that the source published is among the rates. */
  readonly completeThrough: string;
};

/**
 * How many days before the order a rate may lie: more than any row of holidays. A source without a
 * rate for longer has stopped quoting the currency, and what it last said is worth nothing.
 */
export const maxRateAgeDays = 14;

/**
 * The rate last published before a day, out of the published rates that are known.
 *
 * `undefined` says: wait. Either not all is known that the source published before that day, so
 * that what looks like its last rate may not be; or it has published none for the pair of late. The
 * answer never changes once there is one, whenever it is asked for and in whatever order the rates
 * came in.
 *
 * Of the rates of one day a published one comes first. Where the source publishes the pair only in
 * the opposite direction, or each currency only against its base, the rate is calculated from those
 * of that day, exactly, and names them: no inverse and no cross rate is ever rounded, so there is
 * nothing to lose but the last rounding of the amount itself.
 *
 * @throws RangeError if the currencies are the same, or a day is none.
 */
export function chooseRate(
  rates: readonly ExchangeRate[],
  question: RateQuestion,
): ExchangeRate | undefined {
  if (question.from === question.to) throw new RangeError('One currency needs no rate.');
  const day = requireDay(question.day);
  const latest = addDays(day, -1);
  if (requireDay(question.completeThrough) < latest) return undefined;

  const range = { from: formatDay(addDays(day, -maxRateAgeDays)), until: formatDay(latest) };
  const usable = rates.filter(
    ({ source, publishedOn }) =>
      source === question.source && publishedOn >= range.from && publishedOn <= range.until,
  );
  const newestFirst = [...new Set(usable.map(({ publishedOn }) => publishedOn))]
    .toSorted()
    .toReversed();
  for (const publishedOn of newestFirst) {
    const ofDay = usable.filter((rate) => rate.publishedOn === publishedOn);
    const rate = deriveRate(ofDay, question);
    if (rate !== undefined) return rate;
  }
  return undefined;
}

function requireDay(text: string): Instant {
  const at = parseDay(text);
  if (at === undefined) throw new RangeError(`${text} is not a day.`);
  return at;
}
