import type { Instant } from '../time/instant.ts';

/** What a source published on one day, as it wrote it. A fact: it is kept once and never corrected. */
export type RateDay = {
  /** Who published it, such as `ecb`. */
  readonly source: string;
  /** The source's own date, `YYYY-MM-DD`. */
  readonly day: string;
  /** The currency against which the source quotes all others. */
  readonly base: string;
  /** What one unit of the base is worth in each other currency, as decimal text. */
  readonly quotes: Readonly<Record<string, string>>;
  readonly recordedAt: Instant;
};

/** What is known of a source's rates. */
export type PublishedRates = {
  /** Everything that the source published up to this day is recorded; absent: that is not known of any. */
  readonly completeThrough?: string;
  /** By day. A day without rates is missing. */
  readonly days: readonly RateDay[];
};

/** The rates that sources published, each merchant's own. Reads are strongly consistent. */
export interface RateStore {
  /**
   * Records what a source published on a day.
   *
   * - `duplicate`: the same base and quotes are recorded already.
   * - `different`: others are recorded for the day; they stay.
   * - `complete`: nothing is recorded for the day, and it was said that all up to it is. What orders
   *   were exchanged at rests on that, so it stays so.
   */
  addDay(
    merchantId: string,
    rates: RateDay,
  ): Promise<'added' | 'duplicate' | 'different' | 'complete'>;
  /**
   * Notes that all rates of a source up to a day are recorded, and answers up to which day they are:
   * a later one if that was said before.
   */
  complete(merchantId: string, source: string, day: string): Promise<string>;
  /**
   * A source's days from the first to the last, both included. `completeThrough` is not younger than
   * the days: what it promises is among them.
   */
  listDays(
    merchantId: string,
    source: string,
    range: { readonly from: string; readonly to: string },
  ): Promise<PublishedRates>;
}
