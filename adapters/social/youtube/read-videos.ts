import * as z from 'zod';
import {
  type ContentMetrics,
  findTextParts,
  type LiveState,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, flagField, idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { parseIsoDuration } from './parse-iso-duration.ts';

const snippetSchema = z.object({
  publishedAt: told(timeField),
  channelId: told(idField),
  channelTitle: told(textField),
  title: told(textField),
  description: z.preprocess((value) => value ?? undefined, textField.optional()),
  liveBroadcastContent: told(textField),
  defaultLanguage: told(textField),
  defaultAudioLanguage: told(textField),
});

const videoSchema = z.object({
  id: idField,
  snippet: told(snippetSchema),
  contentDetails: told(z.object({ duration: told(textField) })),
  statistics: told(
    z.object({
      viewCount: told(countField),
      likeCount: told(countField),
      commentCount: told(countField),
    }),
  ),
  liveStreamingDetails: told(
    z.object({
      actualStartTime: told(timeField),
      actualEndTime: told(timeField),
      scheduledStartTime: told(timeField),
      concurrentViewers: told(countField),
    }),
  ),
  paidProductPlacementDetails: told(z.object({ hasPaidProductPlacement: told(flagField) })),
});

type Video = z.infer<typeof videoSchema>;

const answerSchema = z.object({ items: z.array(videoSchema), nextPageToken: told(textField) });

/** `videos.list`, with whichever parts were asked for. */
export function readVideos(json: LosslessJson): Partial<SocialReading> {
  const { items, nextPageToken } = readShape(answerSchema, json);
  return keepTold({
    contents: items.map(toContent),
    metrics: items.flatMap(toMetrics),
    nextCursor: nextPageToken,
  });
}

function toContent(video: Video): SocialContent {
  const { id, snippet = {}, contentDetails } = video;
  const { title, description: text } = snippet;
  const live = toLiveState(video);
  const durationMs = parseIsoDuration(contentDetails?.duration ?? '');
  return keepTold({
    platform: 'youtube' as const,
    contentId: id,
    url: `https://www.youtube.com/watch?v=${id}`,
    authorId: snippet.channelId,
    authorName: snippet.channelTitle,
    publishedAt: snippet.publishedAt,
    format: toFormat(video),
    title,
    text,
    ...findTextParts([title, text].filter((part) => part !== undefined).join('\n')),
    paidPartnership: video.paidProductPlacementDetails?.hasPaidProductPlacement,
    // It is PT0S while a broadcast goes on.
    durationMs: durationMs === 0 ? undefined : durationMs,
    live,
    language: snippet.defaultLanguage ?? snippet.defaultAudioLanguage,
  });
}

/** A Short is not told from a video, nor a broadcast that has ended from a premiere. */
function toFormat({ snippet }: Video) {
  if (snippet === undefined) return undefined;
  const { liveBroadcastContent: told } = snippet;
  return told === 'live' || told === 'upcoming' ? ('live' as const) : ('video' as const);
}

function toLiveState({ snippet, liveStreamingDetails }: Video): LiveState | undefined {
  const { actualStartTime, actualEndTime, scheduledStartTime } = liveStreamingDetails ?? {};
  const state = stateOf(snippet?.liveBroadcastContent, actualEndTime);
  if (state === undefined) return undefined;
  return keepTold({
    state,
    startedAt: actualStartTime ?? scheduledStartTime,
    endedAt: actualEndTime,
  });
}

function stateOf(
  told: string | undefined,
  endedAt: number | undefined,
): LiveState['state'] | undefined {
  if (told === 'live' || told === 'upcoming') return told;
  return endedAt === undefined ? undefined : 'ended';
}

/** Hidden likes and closed comments have no field; nobody is told which of the two it is. */
function toMetrics({ id, statistics, liveStreamingDetails }: Video): ContentMetrics[] {
  const counts = keepTold({
    views: statistics?.viewCount,
    likes: statistics?.likeCount,
    comments: statistics?.commentCount,
    concurrentViewers: liveStreamingDetails?.concurrentViewers,
  });
  return Object.keys(counts).length === 0 ? [] : [{ subject: 'content', id, counts }];
}
