import * as z from 'zod';
import {
  type ContentMetrics,
  findTextParts,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { countField, idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { pagingSchema } from './paging.ts';

const streamSchema = z.object({
  id: idField,
  user_id: told(idField),
  user_login: told(textField),
  user_name: told(textField),
  title: told(textField),
  viewer_count: told(countField),
  started_at: told(timeField),
  language: told(textField),
});

type Stream = z.infer<typeof streamSchema>;

const answerSchema = z.object({ data: z.array(streamSchema), pagination: pagingSchema });

/** `/streams`: broadcasts that go on. Who is offline is not in the list. */
export function readStreams(json: LosslessJson): Partial<SocialReading> {
  const { data, pagination } = readShape(answerSchema, json);
  return keepTold({
    contents: data.map(toContent),
    metrics: data.flatMap(toMetrics),
    nextCursor: pagination?.cursor,
  });
}

function toContent(stream: Stream): SocialContent {
  const { user_login: login, title = '', started_at: startedAt } = stream;
  return keepTold({
    platform: 'twitch' as const,
    contentId: stream.id,
    url: login === undefined ? undefined : `https://www.twitch.tv/${login}`,
    authorId: stream.user_id,
    authorHandle: login,
    authorName: stream.user_name,
    publishedAt: startedAt,
    format: 'live' as const,
    title: stream.title,
    ...findTextParts(title),
    live: keepTold({ state: 'live' as const, startedAt }),
    language: stream.language,
  });
}

function toMetrics({ id, viewer_count: concurrentViewers }: Stream): ContentMetrics[] {
  if (concurrentViewers === undefined) return [];
  return [{ subject: 'content', id, counts: { concurrentViewers } }];
}
