import type { Period } from '../../time/period.ts';
import type { PeriodAdjustment } from './period-adjustment.ts';
import type { PeriodReached } from './period-fold.ts';

/** What a period changes about a creator's earnings, by the conversions so far. */
export type PeriodStatement = {
  readonly creatorId: string;
  readonly period: Period;
  readonly currency: string;
  /** One of each term, in the order in which they were settled. */
  readonly adjustments: readonly PeriodAdjustment[];
  /** The sum of the adjustments; the difference to what is posted is what remains to be posted. */
  readonly totalMinorUnits: bigint;
  /** To be kept when the period is stated: its tiers are what the next one is entered with. */
  readonly reached: PeriodReached;
  /** Conversions that no figure contains yet, because their reference rate is missing. */
  readonly waitingFor: readonly string[];
};
