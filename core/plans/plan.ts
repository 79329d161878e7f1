import type { Money } from '../money/money.ts';
import type { SymmetricRounding } from '../money/rounding.ts';
import type { Instant } from '../time/instant.ts';
import type { Condition } from './condition.ts';
import type { PeriodTerm } from './period-term.ts';
import type { Rate } from './rate.ts';
import type { RenewalTerms } from './renewal-terms.ts';
import type { Reward } from './reward.ts';

/** The first rule that matches a line decides. No `when` matches everything; no reward earns nothing. */
export type Rule = {
  readonly ruleId: string;
  readonly when?: Condition;
  readonly rewards: readonly Reward[];
};

/** What counts as commission base besides price x quantity less discounts. All default to false. */
export type BaseSwitches = {
  readonly includeTax: boolean;
  readonly includeGiftCards: boolean;
};

/**
 * A fixed amount for a creator who helped and got no credit: whose touch was eligible and lost to
 * another one by precedence or by the model. It is commission, not credit.
 */
export type AssistBonus = {
  readonly ruleId: string;
  /** Orders in other currencies give none, unless the version exchanges it. */
  readonly amount: Money;
  /** Every such creator once per order, or only the one with the first of the touches. */
  readonly to: 'any' | 'first';
  /** The most that a creator gets of it on one calendar day; settled with the period. */
  readonly dailyCap?: Money;
};

/** The share of a creator's commission that goes on top to whoever brought that creator in; one level. */
export type ReferralShare = { readonly ruleId: string; readonly rate: Rate };

/**
 * What amounts of money say about orders in another currency: they are exchanged at the reference rate
 * of the order's day, or their rule leaves such an order to the next one.
 */
export type OtherCurrencies = 'exchange' | 'next-rule';

/** One dated version of a plan. Publishing never edits one. */
export type PlanVersion = {
  readonly planId: string;
  readonly versionId: string;
  readonly publishedAt: Instant;
  /** Never before `publishedAt`. The version in force at the order's time is pinned. */
  readonly effectiveFrom: Instant;
  /** Symmetric, because a refund takes back exactly what the sale gave. */
  readonly rounding: SymmetricRounding;
  readonly base: BaseSwitches;
  /** Absent: `next-rule`, as it was before amounts could be exchanged. */
  readonly otherCurrencies?: OtherCurrencies;
  readonly rules: readonly Rule[];
  readonly assistBonus?: AssistBonus;
  readonly referralShare?: ReferralShare;
  readonly renewals?: RenewalTerms;
  readonly periodTerms?: readonly PeriodTerm[];
  /** Why this version binds enrolled creators at once, although it may lower what they earn. */
  readonly overridesRateProtection?: {
    readonly reason: 'legal' | 'correction';
    readonly note: string;
  };
};
