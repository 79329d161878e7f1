export { attribute } from './attribute.ts';
export type {
  AttributableConversion,
  Attribute,
  Attribution,
  AttributionEvidence,
  ChannelCredit,
  Credit,
  JudgedChannel,
  JudgedTouch,
} from './attribution.ts';
export type {
  AttributionModel,
  DataDrivenModel,
  PlaceWeights,
  RuleBasedModel,
} from './attribution-model.ts';
export type { Candidate } from './candidate.ts';
export { type ChannelTouch, directChannel } from './channel-touch.ts';
export type { Content, ContentFormat } from './content.ts';
export { type CreatorClass, creatorClasses } from './creator-class.ts';
export { findLeakedCodes } from './find-leaked-codes.ts';
export type { AttributionPolicy, ChannelRule, CodePrecedence, RegionRule } from './policy.ts';
export { type PrecedenceRule, precedenceRules } from './precedence-rule.ts';
export type { Touch, TouchKind } from './touch.ts';
export { eligibilityVerdicts, precedenceVerdicts, type Verdict } from './verdict.ts';
