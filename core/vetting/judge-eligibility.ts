import type { VettingEvidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import { measureEngagement } from './measure-engagement.ts';
import { countShoppable } from './measure-posting.ts';
import { measureSponsored } from './measure-sponsored.ts';
import type { TierRule } from './tier-rule.ts';

export type Verdict = 'met' | 'not-met' | 'unknown';

export type RuleVerdict = {
  readonly rule: 'followers' | 'shoppable-posts' | 'engagement' | 'sponsored';
  readonly verdict: Verdict;
  readonly because: string;
};

export type Eligibility = {
  readonly tier: string;
  /** `met` if every rule is; `unknown` if none fails and one cannot be told. */
  readonly verdict: Verdict;
  readonly rules: readonly RuleVerdict[];
};

/**
 * Whether an account may be invited into a tier, rule by rule. What is not known is neither met nor failed.
 *
 * @param hosts where links of shoppable posts lead.
 */
export function judgeEligibility(
  evidence: VettingEvidence,
  rule: TierRule,
  hosts: readonly string[],
): Eligibility {
  const rules = [
    ...judgeFollowers(evidence, rule),
    ...judgeShoppable(evidence, rule, hosts),
    ...judgeEngagement(evidence, rule),
    ...judgeSponsored(evidence, rule),
  ];
  const has = (verdict: Verdict) => rules.some((each) => each.verdict === verdict);
  const verdict = has('not-met') ? 'not-met' : has('unknown') ? 'unknown' : 'met';
  return { tier: rule.tier, verdict, rules };
}

function judgeFollowers(
  { profile }: VettingEvidence,
  { minimumFollowers }: TierRule,
): RuleVerdict[] {
  if (minimumFollowers === undefined) return [];
  const { followers } = profile;
  if (followers === undefined) {
    return [{ rule: 'followers', verdict: 'unknown', because: 'The followers are not told.' }];
  }
  const isMet = followers >= BigInt(minimumFollowers);
  const because = `${followers} followers; the tier asks for ${minimumFollowers}.`;
  return [{ rule: 'followers', verdict: isMet ? 'met' : 'not-met', because }];
}

function judgeShoppable(
  evidence: VettingEvidence,
  { shoppablePosts }: TierRule,
  hosts: readonly string[],
): RuleVerdict[] {
  if (shoppablePosts === undefined) return [];
  const { atLeast, withinDays } = shoppablePosts;
  if (evidence.posts.every(({ publishedAt }) => publishedAt === undefined)) {
    const because = 'No post says when it was published.';
    return [{ rule: 'shoppable-posts', verdict: 'unknown', because }];
  }
  const found = countShoppable(evidence, { withinDays, hosts });
  const because = `${found} posts with products or links to the shop in ${withinDays} days; the tier asks for ${atLeast}.`;
  return [{ rule: 'shoppable-posts', verdict: found >= atLeast ? 'met' : 'not-met', because }];
}

function judgeEngagement(
  evidence: VettingEvidence,
  { minimumEngagementBasisPoints: least }: TierRule,
): RuleVerdict[] {
  if (least === undefined) return [];
  return judgeRate('engagement', measureEngagement(evidence), (rate) => rate >= BigInt(least), [
    'at least',
    least,
  ]);
}

function judgeSponsored(
  evidence: VettingEvidence,
  { maximumSponsoredBasisPoints: most }: TierRule,
): RuleVerdict[] {
  if (most === undefined) return [];
  return judgeRate('sponsored', measureSponsored(evidence), (rate) => rate <= BigInt(most), [
    'at most',
    most,
  ]);
}

function judgeRate(
  rule: RuleVerdict['rule'],
  figure: Figure<{ readonly basisPoints: bigint }>,
  isMet: (basisPoints: bigint) => boolean,
  [how, asked]: readonly [string, number],
): RuleVerdict[] {
  if (figure.kind === 'unknown') return [{ rule, verdict: 'unknown', because: figure.because }];
  const { basisPoints } = figure.value;
  const because = `${basisPoints} basis points; the tier asks for ${how} ${asked}.`;
  return [{ rule, verdict: isMet(basisPoints) ? 'met' : 'not-met', because }];
}
