import * as z from 'zod';
import {
  findTextParts,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { pagingSchema } from './paging.ts';
import { parseTwitchDuration } from './parse-twitch-duration.ts';
import { toViews } from './to-views.ts';

const durationField = textField.transform((text, context) => {
  const ms = parseTwitchDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue({ code: 'custom', message: 'a duration such as 3h8m33s is expected' });
  return z.NEVER;
});

const videoSchema = z.object({
  id: idField,
  user_id: told(idField),
  user_login: told(textField),
  user_name: told(textField),
  title: told(textField),
  description: told(textField),
  created_at: told(timeField),
  published_at: told(timeField),
  url: told(textField),
  view_count: told(countField),
  language: told(textField),
  duration: told(durationField),
});

const answerSchema = z.object({ data: z.array(videoSchema), pagination: pagingSchema });

/** `/videos`: archives of broadcasts, highlights and uploads. */
export function readVideos(json: LosslessJson): Partial<SocialReading> {
  const { data, pagination } = readShape(answerSchema, json);
  return keepTold({
    contents: data.map(toContent),
    metrics: data.flatMap(toViews),
    nextCursor: pagination?.cursor,
  });
}

function toContent(video: z.infer<typeof videoSchema>): SocialContent {
  const { title, description: text } = video;
  return keepTold({
    platform: 'twitch' as const,
    contentId: video.id,
    url: video.url ?? `https://www.twitch.tv/videos/${video.id}`,
    authorId: video.user_id,
    authorHandle: video.user_login,
    authorName: video.user_name,
    publishedAt: video.published_at ?? video.created_at,
    format: 'video' as const,
    title,
    text,
    ...findTextParts([title, text].filter((part) => part !== undefined).join('\n')),
    durationMs: video.duration,
    language: video.language,
  });
}
