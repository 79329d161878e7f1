export {
  type EngagementBracket,
  engagementBrackets,
  findBracket,
} from './engagement-brackets.ts';
export type { FollowerSnapshot, VettedPost, VettingEvidence } from './evidence.ts';
export type { EvidenceStore, VettedSubject, VettingSource } from './evidence-store.ts';
export type { Figure } from './figure.ts';
export { type Eligibility, judgeEligibility, type Verdict } from './judge-eligibility.ts';
export { makeVettingCard } from './make-vetting-card.ts';
export { noScore, type ScorePart, type VettingScore } from './score-vetting.ts';
export type { TierRule } from './tier-rule.ts';
export type { AccountFigures, VettingCard } from './vetting-card.ts';
