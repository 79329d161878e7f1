import type { SocialCounts } from '../../../core/social/index.ts';

type CountName = Exclude<keyof SocialCounts, 'other'>;

/** Instagram's names of what has a name here, v25. `impressions` is only in answers from before 21 April 2025. */
const insightNames: Readonly<Record<string, CountName>> = {
  views: 'views',
  reach: 'reach',
  impressions: 'impressions',
  likes: 'likes',
  comments: 'comments',
  replies: 'comments',
  saved: 'saves',
  saves: 'saves',
  shares: 'shares',
  reposts: 'reposts',
  total_interactions: 'interactions',
  ig_reels_video_view_total_time: 'watchTimeMs',
  ig_reels_avg_watch_time: 'averageWatchTimeMs',
};

/** Figures under the names of `SocialCounts`, and the rest under Instagram's own. */
export function toCounts(
  figures: readonly { readonly name: string; readonly value: bigint }[],
): SocialCounts {
  const named: Partial<Record<CountName, bigint>> = {};
  const other: Record<string, bigint> = {};
  for (const { name, value } of figures) {
    const known = Object.hasOwn(insightNames, name) ? insightNames[name] : undefined;
    if (known === undefined) other[name] = value;
    else named[known] = value;
  }
  return Object.keys(other).length === 0 ? named : { ...named, other };
}
