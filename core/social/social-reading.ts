import type { ContentMetrics } from './content-metrics.ts';
import type { SocialContent, TaggedProduct } from './social-content.ts';
import type { SocialProfile } from './social-profile.ts';
import type { SocialRefusal } from './social-refusal.ts';

/** Part of what was asked for was not told, while the rest was. */
export type PartialError = SocialRefusal & { readonly resourceId?: string };

/** What an answer says. Empty lists are what the platform listed: nothing. */
export type SocialReading = {
  readonly contents: readonly SocialContent[];
  readonly metrics: readonly ContentMetrics[];
  readonly profiles: readonly SocialProfile[];
  /** Tags of the one piece of content that was asked about, which the answer does not name. */
  readonly products?: readonly TaggedProduct[];
  /** What to ask for the next page with; absent on the last one. */
  readonly nextCursor?: string;
  readonly partialErrors: readonly PartialError[];
};

export type SocialResult =
  | { readonly ok: true; readonly reading: SocialReading }
  | { readonly ok: false; readonly refusal: SocialRefusal };
