import type { Money } from '../money/money.ts';
import type { PeriodUnit } from '../time/period.ts';
import type { Rate } from './rate.ts';

export type { PeriodUnit } from '../time/period.ts';

/**
 * What a period is measured by: the creator's part of the orders' bases, what they earned with them, or
 * the number of orders in which they have a part.
 */
export type PeriodMeasure = 'revenue' | 'commission' | 'orders';

/** From which measure on (minor units of the term's currency, or a number of orders) a tier holds. */
export type TierStep = {
  readonly tier: string;
  readonly from: bigint;
  /** Added to what the rules earn, as a part of the creator's revenue. */
  readonly addedRate: Rate;
};

/** A term that depends on a whole period and is settled as one adjustment of the creator's account. */
export type PeriodTerm =
  | {
      readonly kind: 'tiers';
      readonly termId: string;
      readonly period: Exclude<PeriodUnit, 'day'>;
      readonly measure: PeriodMeasure;
      readonly currency: string;
      /**
       * `next-period`: what one period reaches holds for the whole next one. `marginal`: each step for
       * what lies above its threshold. `retroactive`: the step reached holds for the whole period.
       */
      readonly applies: 'next-period' | 'marginal' | 'retroactive';
      /** In ascending order of `from`. */
      readonly steps: readonly TierStep[];
    }
  /** No creator earns more than this in one period, bonuses included. */
  | {
      readonly kind: 'cap';
      readonly termId: string;
      readonly period: PeriodUnit;
      readonly most: Money;
    }
  /** Commissions of the period count against it; the rest is paid on top. */
  | {
      readonly kind: 'guarantee';
      readonly termId: string;
      readonly period: Exclude<PeriodUnit, 'day'>;
      readonly atLeast: Money;
    }
  /** Once a period, when the measure reaches the threshold. */
  | {
      readonly kind: 'bonus';
      readonly termId: string;
      readonly period: Exclude<PeriodUnit, 'day'>;
      readonly measure: PeriodMeasure;
      readonly threshold: bigint;
      readonly amount: Money;
    };
