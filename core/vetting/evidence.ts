import type { CountBreakdown, SocialCounts } from '../social/content-metrics.ts';
import type { SocialContent } from '../social/social-content.ts';
import type { SocialProfile } from '../social/social-profile.ts';
import type { Instant } from '../time/instant.ts';

/** How many followers an account had at a moment. */
export type FollowerSnapshot = { readonly at: Instant; readonly followers: bigint };

/** A post with the figures that were told last. */
export type VettedPost = Pick<
  SocialContent,
  | 'contentId'
  | 'publishedAt'
  | 'format'
  | 'title'
  | 'text'
  | 'language'
  | 'paidPartnership'
  | 'products'
  | 'repost'
> & { readonly links?: readonly string[]; readonly counts: SocialCounts };

/** What is known of one account. What is absent was not told. */
export type VettingEvidence = {
  readonly profile: Pick<SocialProfile, 'platform' | 'handle' | 'followers' | 'description'>;
  /** In any order. */
  readonly snapshots: readonly FollowerSnapshot[];
  /** In any order. */
  readonly posts: readonly VettedPost[];
  readonly audience?: readonly CountBreakdown[];
  /** `posted`: a person typed it in. `polled`: the platform's API told it. */
  readonly origin: 'posted' | 'polled';
  readonly asOf: Instant;
};
