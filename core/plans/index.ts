export { choosePlanVersion } from './choose-plan-version.ts';
export { formatRate } from './format-rate.ts';
export { type ConditionSubject, matchesCondition } from './match-condition.ts';
export { parseRate } from './parse-rate.ts';
export type {
  BaseSwitches,
  Condition,
  PlanVersion,
  Rate,
  Reward,
  RoundingName,
  Rule,
} from './plan.ts';
export { type PlanProblem, validatePlanVersion } from './validate-plan-version.ts';
