import type { SocialPlatform } from '../social/platform.ts';

/** What accounts of a size usually come to: from `low` to `high`, in basis points (300 is 3 %). */
export type EngagementBracket = {
  readonly name: string;
  /** From so many followers on, up to the next bracket. */
  readonly fromFollowers: bigint;
  readonly low: bigint;
  readonly high: bigint;
};

export type PlatformBrackets = {
  /** What interactions are divided by in these figures. */
  readonly base: 'followers' | 'views';
  readonly source: string;
  readonly brackets: readonly EngagementBracket[];
};

const untapper = 'Untapper, Influencer Marketing Benchmarks & KPIs (2026), column “Average ER”';

/**
 * Expectations that others publish. They are averages over all subjects and countries, and say what is usual,
 * not what is good. A platform without published figures has none here.
 */
export const engagementBrackets: Readonly<Partial<Record<SocialPlatform, PlatformBrackets>>> = {
  instagram: {
    base: 'followers',
    source: `${untapper}: https://untapper.com/influencer-marketing-benchmarks`,
    brackets: [
      { name: 'nano', fromFollowers: 1_000n, low: 300n, high: 500n },
      { name: 'micro', fromFollowers: 10_000n, low: 200n, high: 350n },
      { name: 'mid-tier', fromFollowers: 50_000n, low: 150n, high: 250n },
      { name: 'macro', fromFollowers: 500_000n, low: 100n, high: 180n },
      { name: 'mega', fromFollowers: 1_000_000n, low: 70n, high: 120n },
    ],
  },
  tiktok: {
    base: 'views',
    source: `${untapper}: https://untapper.com/influencer-marketing-benchmarks`,
    brackets: [
      { name: 'nano', fromFollowers: 1_000n, low: 600n, high: 1_000n },
      { name: 'micro', fromFollowers: 10_000n, low: 400n, high: 700n },
      { name: 'mid-tier', fromFollowers: 50_000n, low: 300n, high: 500n },
      { name: 'macro', fromFollowers: 500_000n, low: 200n, high: 350n },
      { name: 'mega', fromFollowers: 1_000_000n, low: 100n, high: 200n },
    ],
  },
};

/** The bracket that an account of a size is in; `undefined` below the smallest. */
export function findBracket(
  brackets: readonly EngagementBracket[],
  followers: bigint,
): EngagementBracket | undefined {
  return brackets.findLast(({ fromFollowers }) => followers >= fromFollowers);
}
