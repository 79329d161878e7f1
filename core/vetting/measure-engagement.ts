import type { SocialCounts } from '../social/content-metrics.ts';
import { type EngagementBracket, engagementBrackets, findBracket } from './engagement-brackets.ts';
import type { VettedPost, VettingEvidence } from './evidence.ts';
import { type Figure, known, unknown } from './figure.ts';
import { medianOf } from './median.ts';

export type Engagement = {
  /** The median over the posts, in basis points. */
  readonly basisPoints: bigint;
  readonly base: 'followers' | 'views';
  readonly posts: number;
};

export type Expectation = EngagementBracket & { readonly source: string };

/** Fewer posts say more about the posts than about the account. */
export const fewestPosts = 3;

/** Likes, comments, shares and saves, as far as they are told; `undefined` if the first two are not. */
function interactionsOf({ likes, comments, shares = 0n, saves = 0n }: SocialCounts) {
  return likes === undefined || comments === undefined
    ? undefined
    : likes + comments + shares + saves;
}

/**
 * The engagement rate as the platform's expectations count it: the median over posts of likes, comments, shares
 * and saves, divided by followers, or by the post's views.
 */
export function measureEngagement({ profile, posts }: VettingEvidence): Figure<Engagement> {
  const base = engagementBrackets[profile.platform]?.base ?? 'followers';
  if (base === 'followers' && (profile.followers ?? 0n) === 0n) {
    return unknown('The followers are not known.');
  }
  const rates = posts.flatMap((post) => rateOf(post, base, profile.followers) ?? []);
  const basisPoints = medianOf(rates);
  if (basisPoints === undefined || rates.length < fewestPosts) {
    return unknown(
      `${rates.length} posts have the figures that it takes; fewer than ${fewestPosts} say nothing.`,
    );
  }
  const value = { basisPoints, base, posts: rates.length };
  return known(
    value,
    `The median over ${rates.length} posts of likes, comments, shares and saves by ${base}.`,
  );
}

function rateOf(
  { counts }: VettedPost,
  base: Engagement['base'],
  followers: bigint | undefined,
): bigint | undefined {
  const interactions = interactionsOf(counts);
  const divisor = base === 'views' ? counts.views : followers;
  if (interactions === undefined || divisor === undefined || divisor === 0n) return undefined;
  return (interactions * 10_000n) / divisor;
}

/** What accounts of this size usually come to. */
export function expectEngagement({ profile }: VettingEvidence): Figure<Expectation> {
  const { platform, followers } = profile;
  const published = engagementBrackets[platform];
  if (published === undefined) return unknown(`There are no expectations for ${platform}.`);
  if (followers === undefined) return unknown('The followers are not known.');
  const bracket = findBracket(published.brackets, followers);
  return bracket === undefined
    ? unknown('The account is smaller than the smallest bracket.')
    : known({ ...bracket, source: published.source }, `${followers} followers.`);
}
