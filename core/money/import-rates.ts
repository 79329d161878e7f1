import { addDays } from '../time/add-days.ts';
import { formatDay } from '../time/format-instant.ts';
import { parseDay } from '../time/parse-day.ts';
import { maxRateAgeDays } from './choose-rate.ts';
import { isSameRateDay } from './is-same-rate-day.ts';
import type { RateDay, RateStore } from './rate-store.ts';

/** What became of a source's rates. Days are `YYYY-MM-DD`. */
export type ImportedRates = {
  readonly added: readonly string[];
  /** Recorded before, and the same. */
  readonly known: readonly string[];
  /** Recorded before with other rates, which stay: somebody has to look. */
  readonly different: readonly string[];
  /** Up to which day everything is said to be recorded; absent: of none. */
  readonly completeThrough?: string;
};

export type ImportQuestion = {
  readonly merchantId: string;
  readonly source: string;
  /** What the source published, all of it from the first to the last of these days. */
  readonly days: readonly RateDay[];
  /** Days without rates, such as weekends. */
  readonly isClosed: (day: string) => boolean;
  /** The day that is today; nothing is said of it or of later ones unless it was published. */
  readonly today: string;
};

/**
 * Records what a source published, and says up to which day that is all: as far as every day is recorded, lies within what was
 * read, or is one on which the source publishes nothing. A business day whose rates are late stops the promise, so
 * orders wait for it. Imported again, it changes nothing.
 *
 * Where nothing was promised yet, the first days must reach back as far as an order looks.
 *
 * @throws RangeError if there is no day.
 */
export async function importRates(
  rates: RateStore,
  { merchantId, source, days, isClosed, today }: ImportQuestion,
): Promise<ImportedRates> {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('There are no rates in it.');

  const range = { from: first.day, to: last.day };
  const recorded = await rates.listDays(merchantId, source, range);
  const { completeThrough } = recorded;
  const byDay = new Map(recorded.days.map((each) => [each.day, each]));
  const outcomes = { added: [] as string[], known: [] as string[], different: [] as string[] };
  for (const each of sorted) {
    const before = byDay.get(each.day);
    // Most days were recorded by an earlier import, and cost no write.
    const outcome =
      before === undefined ? await rates.addDay(merchantId, each) : compare(before, each);
    if (outcome === 'added') outcomes.added.push(each.day);
    if (outcome === 'duplicate') outcomes.known.push(each.day);
    // Of a day up to which all was said to be recorded nothing can be told any more, either.
    if (outcome === 'different' || outcome === 'complete') outcomes.different.push(each.day);
  }
  const from = completeThrough ?? (reachesBack(range) ? first.day : undefined);
  if (from === undefined) return outcomes;

  const through = extend(from, { range, isClosed, today });
  return { ...outcomes, completeThrough: await rates.complete(merchantId, source, through) };
}

const compare = (before: RateDay, read: RateDay) =>
  isSameRateDay(before, read) ? 'duplicate' : 'different';

type Known = Pick<ImportQuestion, 'isClosed' | 'today'> & {
  readonly range: { readonly from: string; readonly to: string };
};

/** The last day up to which, from one on, nothing can be missing. */
function extend(from: string, { range, isClosed, today }: Known): string {
  for (let day = from; ; ) {
    const next = dayAfter(day);
    const wasRead = next >= range.from && next <= range.to;
    if (!wasRead && (next >= today || !isClosed(next))) return day;
    day = next;
  }
}

/** Orders look at rates of so many days before theirs. */
function reachesBack({ from, to }: Known['range']): boolean {
  return dayAfter(from, maxRateAgeDays) <= to;
}

function dayAfter(day: string, days = 1): string {
  const at = parseDay(day);
  if (at === undefined) throw new RangeError(`"${day}" is not a day.`);
  return formatDay(addDays(at, days));
}
