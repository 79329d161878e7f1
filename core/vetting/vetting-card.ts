import type { CountBreakdown } from '../social/content-metrics.ts';
import type { SocialPlatform } from '../social/platform.ts';
import type { Instant } from '../time/instant.ts';
import type { VettingEvidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import type { Growth } from './find-growth-anomalies.ts';
import type { BrandSafety } from './find-unsafe-words.ts';
import type { Engagement, Expectation } from './measure-engagement.ts';
import type { FormatShare, PostingFrequency, Reach } from './measure-posting.ts';
import type { SponsoredShare } from './measure-sponsored.ts';
import type { VettingScore } from './score-vetting.ts';

/** Everything that is known of one account, each figure with what it was made of. */
export type AccountFigures = {
  readonly platform: SocialPlatform;
  readonly handle?: string;
  readonly origin: VettingEvidence['origin'];
  readonly asOf: Instant;
  readonly followers: Figure<bigint>;
  readonly reach: Figure<Reach>;
  readonly engagement: Figure<Engagement>;
  readonly expectation: Figure<Expectation>;
  readonly growth: Figure<Growth>;
  readonly posting: Figure<PostingFrequency>;
  readonly formats: Figure<readonly FormatShare[]>;
  readonly audience: Figure<readonly CountBreakdown[]>;
  readonly brandSafety: Figure<BrandSafety>;
  readonly sponsored: Figure<SponsoredShare>;
};

/** What to know of somebody before working together. A score never stands alone: its parts say what made it. */
export type VettingCard = {
  readonly accounts: readonly (AccountFigures & { readonly score: VettingScore })[];
  /** The best account's: one audience is enough. */
  readonly score: VettingScore;
};
