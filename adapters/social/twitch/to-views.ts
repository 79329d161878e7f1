import type { ContentMetrics } from '../../../core/social/index.ts';

/** The one figure that Twitch counts of videos and clips. */
export function toViews({
  id,
  view_count: views,
}: {
  readonly id: string;
  readonly view_count?: bigint;
}): ContentMetrics[] {
  return views === undefined ? [] : [{ subject: 'content', id, counts: { views } }];
}
