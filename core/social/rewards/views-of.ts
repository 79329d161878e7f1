import type { SocialCounts } from '../content-metrics.ts';
import type { SocialPlatform } from '../platform.ts';

/** What a platform shows as the views of a post, whatever it calls them; `undefined` if it does not tell. */
export function viewsOf(platform: SocialPlatform, counts: SocialCounts): bigint | undefined {
  return platform === 'x' ? (counts.impressions ?? counts.views) : counts.views;
}
