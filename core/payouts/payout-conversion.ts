import type { Money } from '../money/money.ts';
import type { SymmetricRounding } from '../money/rounding.ts';
import type { Instant } from '../time/instant.ts';

/** A rate as its source published it: units of `to` for one of `from`, the source's own decimal text. */
export type PublishedQuote = { readonly from: string; readonly to: string; readonly rate: string };

/**
 * What a payout is exchanged at: everything that led from what leaves the ledger to what the receiver gets. It is taken once, at
 * the reservation, and frozen with the payout; nobody ever computes it again to pay by it.
 */
export type PayoutConversion = {
  /** Who published the rates, such as `ecb`. */
  readonly source: string;
  /** The source's own date of the rates, `YYYY-MM-DD`. */
  readonly publishedOn: string;
  readonly takenAt: Instant;
  /** What leaves the ledger: what was reserved less what was withheld of it. */
  readonly from: Money;
  /** What is moved. */
  readonly to: Money;
  /** The one published rate that it rests on; of a cross rate the two, against the source's base. */
  readonly quotes: readonly PublishedQuote[];
  readonly rounding: SymmetricRounding;
  /** The rail pays whole multiples of so many minor units only, and `to` is rounded to one. Absent: 1. */
  readonly multipleMinorUnits?: bigint;
};
