import type { Fraction } from '../../money/fraction.ts';
import type { PeriodMeasure, PeriodUnit } from '../period-term.ts';
import type { Rate } from '../rate.ts';

/** How one term changes what a creator earned in a period, in minor units of the statement's currency. */
export type PeriodAdjustment = {
  readonly termId: string;
  /** Positive is added, negative is taken back, 0 if the term changes nothing. */
  readonly minorUnits: bigint;
} & PeriodWorking;

/** How an adjustment came about; everything that a sentence about it needs. Amounts are minor units. */
export type PeriodWorking =
  | { readonly kind: 'tiers'; readonly working: TiersWorking }
  | { readonly kind: 'bonus'; readonly working: BonusWorking }
  | { readonly kind: 'assist-cap' | 'cap'; readonly working: DailyCapWorking | CapWorking }
  | { readonly kind: 'guarantee'; readonly working: GuaranteeWorking };

export type TiersWorking = {
  readonly applies: 'next-period' | 'marginal' | 'retroactive';
  readonly measure: PeriodMeasure;
  readonly measured: Fraction;
  /** Absent while not even the first one is reached. */
  readonly reached?: string;
  /** The first one not reached, and what it needs. */
  readonly next?: { readonly tier: string; readonly from: bigint };
  readonly parts: readonly TierPart[];
};

/** One step's rate on the revenue to which it applies. */
export type TierPart = {
  readonly tier: string;
  readonly from: bigint;
  readonly rate: Rate;
  readonly revenue: Fraction;
  readonly exact: Fraction;
};

export type BonusWorking = {
  readonly measure: PeriodMeasure;
  readonly measured: Fraction;
  readonly threshold: bigint;
  readonly amountMinorUnits: bigint;
  /** `kept`: the measure fell below the threshold only after the period was stated. */
  readonly outcome: 'reached' | 'kept' | 'not-reached';
};

/** A cap on days: those that had too much. */
export type DailyCapWorking = {
  readonly per: 'day';
  readonly mostMinorUnits: bigint;
  readonly days: readonly {
    readonly day: string;
    readonly earned: Fraction;
    readonly excess: Fraction;
  }[];
};

/** A cap on the whole period; `earned` contains what earlier terms and shorter periods changed. */
export type CapWorking = {
  readonly per: Exclude<PeriodUnit, 'day'>;
  readonly mostMinorUnits: bigint;
  readonly earned: Fraction;
};

export type GuaranteeWorking = {
  readonly per: Exclude<PeriodUnit, 'day'>;
  readonly atLeastMinorUnits: bigint;
  readonly enrolledDays: number;
  readonly periodDays: number;
  /** `atLeast` in proportion to the days of the period on which the creator was enrolled. */
  readonly guaranteed: Fraction;
  /** Contains what earlier terms and shorter periods changed. */
  readonly earned: Fraction;
};
