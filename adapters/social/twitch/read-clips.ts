import * as z from 'zod';
import {
  findTextParts,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, idField, secondsField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { pagingSchema } from './paging.ts';
import { toViews } from './to-views.ts';

const clipSchema = z.object({
  id: idField,
  url: told(textField),
  broadcaster_id: told(idField),
  broadcaster_name: told(textField),
  title: told(textField),
  view_count: told(countField),
  created_at: told(timeField),
  duration: told(secondsField),
  language: told(textField),
});

const answerSchema = z.object({ data: z.array(clipSchema), pagination: pagingSchema });

/** `/clips`. The author is whose broadcast it shows, not the viewer who cut it out. */
export function readClips(json: LosslessJson): Partial<SocialReading> {
  const { data, pagination } = readShape(answerSchema, json);
  return keepTold({
    contents: data.map(toContent),
    metrics: data.flatMap(toViews),
    nextCursor: pagination?.cursor,
  });
}

function toContent(clip: z.infer<typeof clipSchema>): SocialContent {
  return keepTold({
    platform: 'twitch' as const,
    contentId: clip.id,
    url: clip.url,
    authorId: clip.broadcaster_id,
    authorName: clip.broadcaster_name,
    publishedAt: clip.created_at,
    format: 'short' as const,
    title: clip.title,
    ...findTextParts(clip.title ?? ''),
    durationMs: clip.duration,
    language: clip.language,
  });
}
