import type { Enrolment } from '../../programs/program.ts';
import type { Period } from '../../time/period.ts';
import type { DatedZone } from '../../time/period-in-zones.ts';
import type { SettledTerm } from './settled-term.ts';

/** The tier that a creator has reached in a period by one term. */
export type ReachedTier = { readonly termId: string; readonly tier: string };

/** What a period has brought that stays once it is stated, whatever is refunded later. */
export type PeriodReached = {
  readonly tiers: readonly ReachedTier[];
  /** Term ids of the bonuses that were earned. */
  readonly bonuses: readonly string[];
};

/** Whose period is folded, and by what; the conversions come beside it. */
export type PeriodFold = {
  readonly creatorId: string;
  /** A month, quarter or year. */
  readonly period: Period;
  readonly zones: readonly DatedZone[];
  readonly currency: string;
  /** Of this period and currency, and of single days: one group of `groupTerms`. */
  readonly terms: readonly SettledTerm[];
  /** What the previous period had reached when it was stated; `next-period` tiers hold by it. */
  readonly entered: readonly ReachedTier[];
  /** What this period itself had reached when it was stated, if it is. */
  readonly stated?: PeriodReached;
  /** The totals of the shorter periods' statements that lie in this one, in its currency. */
  readonly innerMinorUnits: bigint;
  readonly enrolment: Pick<Enrolment, 'enrolledAt' | 'leftAt'>;
};
