export { attribute } from './attribute.ts';
export type {
  AttributableConversion,
  Attribute,
  Attribution,
  Credit,
  JudgedTouch,
} from './attribution.ts';
export type { Candidate } from './candidate.ts';
export type { AttributionModel, AttributionPolicy, CodePrecedence } from './policy.ts';
export type { Touch, TouchKind } from './touch.ts';
export { eligibilityVerdicts, precedenceVerdicts, type Verdict } from './verdict.ts';
