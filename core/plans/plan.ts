import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';

/** An exact rate: 12.5 % is 125/1000. Read from a decimal string, never from a float. */
export type Rate = { readonly numerator: bigint; readonly denominator: bigint };

export type RoundingName = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down';

/** When a rule applies. A condition is a tree; the leaves test one thing each. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly product: readonly string[] }
  | { readonly variant: readonly string[] }
  | { readonly customer: 'new' | 'returning' }
  | { readonly country: readonly string[] }
  | { readonly currency: readonly string[] }
  | { readonly creator: readonly string[] }
  | { readonly touchKind: readonly ('click' | 'view' | 'code')[] };

export type Reward =
  | { readonly kind: 'percent'; readonly rate: Rate }
  /** `afterRefund` says what a partial refund does to the reward. Default: `prorated`. */
  | {
      readonly kind: 'flat-per-order';
      readonly amount: Money;
      readonly afterRefund: 'kept' | 'prorated' | 'lost';
    };

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

/** One dated version of a plan. Publishing never edits one. */
export type PlanVersion = {
  readonly planId: string;
  readonly versionId: string;
  readonly publishedAt: Instant;
  /** Never before `publishedAt`. The version in force at the order's time is pinned. */
  readonly effectiveFrom: Instant;
  readonly rounding: RoundingName;
  readonly base: BaseSwitches;
  readonly rules: readonly Rule[];
};
