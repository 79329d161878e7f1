import type { ContentFormat } from '../attribution/content.ts';
import type { Instant } from '../time/instant.ts';
import type { SocialPlatform } from './platform.ts';

/**
 * A post, video, broadcast, story or episode as its platform tells it, told the same way for all.
 * What is absent was not told: the platform hides it, or was not asked for it.
 */
export type SocialContent = {
  readonly platform: SocialPlatform;
  /** As the platform writes it; beyond 2^53 on most of them, so never a number. */
  readonly contentId: string;
  readonly url?: string;
  readonly authorId?: string;
  readonly authorHandle?: string;
  readonly authorName?: string;
  readonly publishedAt?: Instant;
  /** Absent where the answer leaves it open: a Short is not told from a video by YouTube. */
  readonly format?: ContentFormat;
  readonly title?: string;
  /** The caption or description; absent if it was not told, which is not the same as empty. */
  readonly text?: string;
  /** Addresses in the text, where the platform says so those that its short links lead to. */
  readonly links: readonly string[];
  /** Without the `#`, as written. */
  readonly hashtags: readonly string[];
  /** Without the `@`, as written. */
  readonly mentions: readonly string[];
  readonly products?: readonly TaggedProduct[];
  /** What the platform's own label of paid content says, where it tells. */
  readonly paidPartnership?: boolean;
  /** Shown because somebody paid for it, as Instagram's product type AD. */
  readonly advertisement?: boolean;
  /** It repeats somebody's post. */
  readonly repost?: boolean;
  readonly durationMs?: number;
  readonly live?: LiveState;
  /** The language the platform believes it is in, as BCP 47. */
  readonly language?: string;
  /** The pictures and videos of a carousel. */
  readonly parts?: readonly ContentPart[];
  /** The file of an episode. Its length is not kept: feeds say anything. */
  readonly enclosure?: { readonly url: string; readonly type?: string };
};

export type LiveState = {
  readonly state: 'upcoming' | 'live' | 'ended';
  readonly startedAt?: Instant;
  readonly endedAt?: Instant;
};

export type ContentPart = {
  readonly contentId: string;
  readonly format?: ContentFormat;
  readonly url?: string;
};

export type TaggedProduct = {
  readonly productId: string;
  /** Whose catalogue it is in, as the platform counts merchants. */
  readonly merchantId?: string;
  readonly name?: string;
};
