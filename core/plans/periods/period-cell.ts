import type { Fraction } from '../../money/fraction.ts';

/** How far a term has come: the sums over all conversions up to the end of a day. */
export type TermSums =
  | {
      readonly kind: 'tiers';
      readonly termId: string;
      readonly measure: Fraction;
      readonly revenue: Fraction;
      /** Of marginal tiers: the revenue that lies in each step. */
      readonly revenueByStep: readonly Fraction[];
    }
  | { readonly kind: 'bonus'; readonly termId: string; readonly measure: Fraction }
  /** Of caps and guarantees of the whole period. */
  | { readonly kind: 'earned'; readonly termId: string; readonly earned: Fraction }
  /** Of caps on days: what this day alone came to, and what all days had too much. */
  | {
      readonly kind: 'daily';
      readonly termId: string;
      readonly earnedOfDay: Fraction;
      readonly excess: Fraction;
    };

/**
 * The fold's state after one day with conversions: a few sums for each term, however many
 * conversions there were. Everything is in minor units of the fold's currency, or in orders.
 */
export type PeriodCell = {
  readonly day: string;
  /** In the order of the fold's terms. */
  readonly sums: readonly TermSums[];
  /** Conversions of this day that no figure contains yet, because their reference rate is missing. */
  readonly waitingFor: readonly string[];
};
