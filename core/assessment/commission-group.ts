import type { ExchangeRate } from '../money/exchange-rate.ts';
import type { SymmetricRounding } from '../money/rounding.ts';
import type { Rate } from '../plans/rate.ts';
import type { AfterRefund, NonCashUnit, RewardAmount, RewardKind } from '../plans/reward.ts';
import type { Instant } from '../time/instant.ts';

/** What made a group of commission: a rule's reward, or one of a plan's terms beside its rules. */
export type GroupReward = RewardKind | 'assist-bonus' | 'referral-share';

/** One creator's part of a group, by one touch. */
export type GroupShare = {
  /** Absent where no touch earned it: referral shares and activities. */
  readonly touchId?: string;
  readonly creatorId: string;
  /** Of the group's `creditParts`. */
  readonly creditParts: bigint;
  readonly minorUnits: bigint;
};

/**
 * One rounding: the credits that fall under one rule of one version, on one line or on the order.
 *
 * `exactNumerator / exactDenominator` is what they earn together before rounding, in minor units and
 * not in lowest terms: of a percent reward base x rate x `creditParts / totalParts`. It is rounded
 * once, and split by credit. The shares sum to `minorUnits`.
 */
export type CommissionGroup = {
  readonly ruleId: string;
  readonly planId: string;
  readonly versionId: string;
  /** Of a version that is no longer in force: until when it protects the creators in `shares`. */
  readonly protectedUntil?: Instant;
  readonly reward: GroupReward;
  /** What is paid; absent: cash, in the currency of the order or activity. */
  readonly unit?: NonCashUnit;
  /** Of a percent reward or a referral share. */
  readonly rate?: Rate;
  /** Of every other reward, as the plan promises it: once, or for each of `quantity`. */
  readonly flat?: { readonly amount: RewardAmount; readonly afterRefund?: AfterRefund };
  /** At which `flat` was exchanged, of an amount in another currency than the conversion's. */
  readonly exchange?: ExchangeRate;
  /** Pieces left, leads, valid clicks, views, or pieces of content. */
  readonly quantity?: bigint;
  /** How many times a view of this format counts. */
  readonly multiplier?: Rate;
  readonly milestone?: string;
  /** Absent for rewards that belong to no line. */
  readonly lineId?: string;
  /**
   * What the reward rests on, in cash: the line's base, the bases of all lines under the rule, or the
   * commission of the creator who was brought in. 0 for an assist bonus and for activities.
   */
  readonly baseMinorUnits: bigint;
  readonly creditParts: bigint;
  /** More than all creators have if channels that are paid to nobody have a part of the credit. */
  readonly totalParts: bigint;
  readonly exactNumerator: bigint;
  readonly exactDenominator: bigint;
  readonly rounding: SymmetricRounding;
  readonly minorUnits: bigint;
  /**
   * What the group was rounded to, where another version holds for some of its creators: their shares
   * are left out, and `minorUnits` is what the others have.
   */
  readonly roundedMinorUnits?: bigint;
  /** In the order of the touches. */
  readonly shares: readonly GroupShare[];
  /** Whose commission a referral share is a part of. */
  readonly referredCreatorId?: string;
};
