import * as z from 'zod';
import {
  type ContentMetrics,
  findTextParts,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import {
  countField,
  epochField,
  flagField,
  idField,
  secondsField,
  textField,
  told,
} from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const videoSchema = z.object({
  id: idField,
  create_time: told(epochField),
  share_url: told(textField),
  title: told(textField),
  video_description: z.preprocess((value) => value ?? undefined, textField.optional()),
  duration: told(secondsField),
  view_count: told(countField),
  like_count: told(countField),
  comment_count: told(countField),
  share_count: told(countField),
});

type Video = z.infer<typeof videoSchema>;

const answerSchema = z.object({
  data: z.object({
    videos: z.array(videoSchema),
    cursor: told(z.string()),
    has_more: told(flagField),
  }),
});

/** `/v2/video/list/` and `/v2/video/query/`. The cursor goes on existing when there is no more. */
export function readVideos(json: LosslessJson): Partial<SocialReading> {
  const { videos, cursor, has_more: hasMore } = readShape(answerSchema, json).data;
  return keepTold({
    contents: videos.map(toContent),
    metrics: videos.flatMap(toMetrics),
    nextCursor: hasMore ? cursor : undefined,
  });
}

function toContent(video: Video): SocialContent {
  const { share_url: url, title, video_description: text, duration } = video;
  return keepTold({
    platform: 'tiktok' as const,
    contentId: video.id,
    url,
    authorHandle: /tiktok\.com\/@([\w.]+)\//.exec(url ?? '')?.[1],
    publishedAt: video.create_time,
    format: toFormat(duration),
    title,
    text,
    ...findTextParts([title, text].filter((part) => part !== undefined).join('\n')),
    // Photo posts are in the list, too, and last zero seconds.
    durationMs: duration === 0 ? undefined : duration,
  });
}

/** Past this a post is no short video any more; it is what YouTube calls the longest Short. */
const longestShortMs = 180_000;

function toFormat(durationMs: number | undefined) {
  if (durationMs === 0) return undefined;
  return (durationMs ?? 0) > longestShortMs ? ('video' as const) : ('short' as const);
}

function toMetrics(video: Video): ContentMetrics[] {
  const counts = keepTold({
    views: video.view_count,
    likes: video.like_count,
    comments: video.comment_count,
    shares: video.share_count,
  });
  if (Object.keys(counts).length === 0) return [];
  return [{ subject: 'content', id: video.id, counts }];
}
