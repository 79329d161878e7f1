import type { AttributableConversion, JudgedChannel, JudgedTouch } from '../attribution.ts';
import type { AttributionPolicy } from '../policy.ts';
import type { PrecedenceRule } from '../precedence-rule.ts';
import type { precedenceVerdicts } from '../verdict.ts';

/** What one rule of precedence decides on. */
export type Contest = {
  /** Touches that no earlier rule has let lose, in time order; at least one. */
  readonly contenders: readonly JudgedTouch[];
  /** Views that no rule has let lose but the one that lets them earn only alone. */
  readonly passedOver: readonly JudgedTouch[];
  /** Eligible visits through channels that are no creator's. */
  readonly visits: readonly JudgedChannel[];
  readonly conversion: AttributableConversion;
  readonly policy: AttributionPolicy;
};

/** A contender that loses, and what to call it. */
export type Loser = {
  readonly touch: JudgedTouch;
  readonly verdict: (typeof precedenceVerdicts)[number];
};

/** One rule of precedence. It may let all contenders lose; the next rules then have nothing to decide. */
export type PrecedenceStep = {
  readonly rule: PrecedenceRule;
  readonly findLosers: (contest: Contest) => readonly Loser[];
};
