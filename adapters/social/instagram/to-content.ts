import {
  type ContentMetrics,
  findTextParts,
  type SocialContent,
} from '../../../core/social/index.ts';
import { keepTold } from '../keep-told.ts';
import type { InstagramMedia } from './media-schema.ts';
import { toFormat } from './to-format.ts';
import { toInsightMetrics } from './to-insight-metrics.ts';

/** A medium as content. @param authorId whose media were listed, where the answer says so. */
export function toContent(media: InstagramMedia, authorId?: string): SocialContent {
  const { caption: text = '', media_product_type: productType, children } = media;
  return keepTold({
    platform: 'instagram' as const,
    contentId: media.id,
    url: media.permalink,
    authorId: media.owner?.id ?? authorId,
    authorHandle: media.username,
    publishedAt: media.timestamp,
    format: toFormat(media.media_type, productType),
    text: media.caption,
    ...findTextParts(text),
    paidPartnership: media.is_paid_partnership,
    advertisement: productType === 'AD' ? true : undefined,
    parts: children?.data.map((child) =>
      keepTold({
        contentId: child.id,
        format: toFormat(child.media_type, undefined),
        url: child.permalink,
      }),
    ),
  });
}

/** The counts that stand in the medium itself, and its insights; none of them, no metrics. */
export function toMediaMetrics(media: InstagramMedia): ContentMetrics[] {
  const counts = keepTold({
    likes: media.like_count,
    comments: media.comments_count,
    views: media.view_count,
  });
  const insights = media.insights === undefined ? [] : toInsightMetrics(media.insights);
  if (Object.keys(counts).length === 0) return insights;
  return [{ subject: 'content', id: media.id, counts }, ...insights];
}
