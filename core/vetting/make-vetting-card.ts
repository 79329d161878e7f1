import type { VettingEvidence } from './evidence.ts';
import { known, unknown } from './figure.ts';
import { findGrowthAnomalies } from './find-growth-anomalies.ts';
import { findUnsafeWords } from './find-unsafe-words.ts';
import { expectEngagement, measureEngagement } from './measure-engagement.ts';
import { countFormats, measurePosting, measureReach } from './measure-posting.ts';
import { measureSponsored } from './measure-sponsored.ts';
import { noScore, scoreVetting } from './score-vetting.ts';
import type { AccountFigures, VettingCard } from './vetting-card.ts';

/**
 * The card of a creator or prospect, of each account that something is known of.
 *
 * @param ownWords that the program will not stand beside.
 */
export function makeVettingCard(
  evidence: readonly VettingEvidence[],
  ownWords: readonly string[] = [],
): VettingCard {
  const accounts = evidence
    .map((each) => describeAccount(each, ownWords))
    .map((figures) => ({ ...figures, score: scoreVetting(figures) }))
    .toSorted((a, b) => b.score.points - a.score.points || (a.platform < b.platform ? -1 : 1));
  return { accounts, score: accounts[0]?.score ?? noScore };
}

function describeAccount(evidence: VettingEvidence, ownWords: readonly string[]): AccountFigures {
  const { profile, audience, origin, asOf } = evidence;
  // What somebody else wrote says nothing about this account.
  const own = { ...evidence, posts: evidence.posts.filter(({ repost }) => repost !== true) };
  return {
    platform: profile.platform,
    ...(profile.handle === undefined ? {} : { handle: profile.handle }),
    origin,
    asOf,
    followers:
      profile.followers === undefined
        ? unknown('The followers are not told.')
        : known(profile.followers, origin === 'posted' ? 'As posted.' : 'As the platform tells.'),
    reach: measureReach(own),
    engagement: measureEngagement(own),
    expectation: expectEngagement(own),
    growth: findGrowthAnomalies(own),
    posting: measurePosting(own),
    formats: countFormats(own),
    audience:
      audience === undefined || audience.length === 0
        ? unknown('The API does not tell who the audience is, or was not asked.')
        : known(audience, `${audience.length} figures of the platform.`),
    brandSafety: findUnsafeWords(own, ownWords),
    sponsored: measureSponsored(own),
  };
}
