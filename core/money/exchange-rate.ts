import type { Instant } from '../time/instant.ts';
import type { Fraction } from './fraction.ts';

/**
 * What a source says one unit of a currency is worth in another on a day. A published rate is a
 * fact, kept once under its source, day and pair, and never corrected.
 *
 * A rate that no source published is a calculation, and says from what: see `derivedFrom`.
 */
export type ExchangeRate = {
  /** Who published it, such as `ecb`. */
  readonly source: string;
  readonly from: string;
  readonly to: string;
  /** Units of `to` for one unit of `from`: of the currencies, not of their smallest units. Positive. */
  readonly rate: Fraction;
  /** The source's own date of the rate, `YYYY-MM-DD`. */
  readonly publishedOn: string;
  /** When it was received; of a calculated rate, when the later of its parts was. */
  readonly recordedAt: Instant;
  /**
   * The published rates behind a calculated one: the rate of the opposite direction, or the two
   * rates against the source's base currency. Absent from a published rate.
   */
  readonly derivedFrom?: readonly ExchangeRate[];
};
