export { choosePlanVersion } from './choose-plan-version.ts';
export {
  type ChosenPlanVersions,
  choosePlanVersions,
  type ProtectingVersion,
} from './choose-plan-versions.ts';
export type { Condition, MoneyRange, NumberRange, TimeRange } from './condition.ts';
export { describePlan, type PlanDescription } from './describe-plan.ts';
export { formatRate } from './format-rate.ts';
export { type ConditionSubject, matchesCondition } from './match-condition.ts';
export { parseRate } from './parse-rate.ts';
export type { PeriodMeasure, PeriodTerm, PeriodUnit, TierStep } from './period-term.ts';
export type { AssistBonus, BaseSwitches, PlanVersion, ReferralShare, Rule } from './plan.ts';
export type { PlanPath, PlanProblem } from './plan-problem.ts';
export type { Rate } from './rate.ts';
export type {
  ActivityReward,
  AfterRefund,
  NonCashAmount,
  NonCashUnit,
  Reward,
  RewardAmount,
  RewardKind,
  SaleReward,
} from './reward.ts';
export { validatePlanVersion } from './validate-plan-version.ts';
