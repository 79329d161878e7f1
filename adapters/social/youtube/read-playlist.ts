import * as z from 'zod';
import {
  findTextParts,
  type SocialContent,
  type SocialReading,
} from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { idField, textField, timeField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';

const itemSchema = z.object({
  snippet: z.object({
    publishedAt: told(timeField),
    title: told(textField),
    description: z.preprocess((value) => value ?? undefined, textField.optional()),
    videoOwnerChannelId: told(idField),
    videoOwnerChannelTitle: told(textField),
    resourceId: z.object({ kind: told(textField), videoId: idField }),
  }),
  contentDetails: told(z.object({ videoPublishedAt: told(timeField) })),
});

const answerSchema = z.object({ items: z.array(itemSchema), nextPageToken: told(textField) });

/**
 * `playlistItems.list`. A playlist's own channel is not the author of what is in it, so that authors
 * are only who the answer calls the owner of the video. Without the part `contentDetails` the time
 * is that of joining the list, for uploads nearly the same.
 */
export function readPlaylist(json: LosslessJson): Partial<SocialReading> {
  const { items, nextPageToken } = readShape(answerSchema, json);
  return keepTold({ contents: items.map(toContent), nextCursor: nextPageToken });
}

function toContent({ snippet, contentDetails }: z.infer<typeof itemSchema>): SocialContent {
  const { title, description: text, resourceId } = snippet;
  return keepTold({
    platform: 'youtube' as const,
    contentId: resourceId.videoId,
    url: `https://www.youtube.com/watch?v=${resourceId.videoId}`,
    authorId: snippet.videoOwnerChannelId,
    authorName: snippet.videoOwnerChannelTitle,
    publishedAt: contentDetails?.videoPublishedAt ?? snippet.publishedAt,
    format: 'video' as const,
    title,
    text,
    ...findTextParts([title, text].filter((part) => part !== undefined).join('\n')),
  });
}
