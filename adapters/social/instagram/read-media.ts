import * as z from 'zod';
import type { SocialReading } from '../../../core/social/index.ts';
import { fieldsOf } from '../../json/fields-of.ts';
import { itemsOf } from '../../json/items-of.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { idField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { readShape } from '../read-shape.ts';
import { type InstagramMedia, mediaSchema } from './media-schema.ts';
import { discoveryCursorOf, listCursorOf, pagingSchema } from './paging.ts';
import { toContent, toMediaMetrics } from './to-content.ts';

const listSchema = z.object({ data: z.array(mediaSchema), paging: told(pagingSchema) });
const discoverySchema = z.object({
  business_discovery: z.object({ id: told(idField), media: listSchema }),
});

/**
 * Media as they are listed (`/me/media`, `/{ig}/tags`), found by business discovery, asked for by
 * several ids (an object whose names are the ids), or asked for one by one.
 */
export function readMedia(json: LosslessJson): Partial<SocialReading> {
  const fields = fieldsOf(json) ?? {};
  if (fields.business_discovery !== undefined) return readDiscovery(json);
  if (itemsOf(fields.data) !== undefined) {
    const { data, paging } = readShape(listSchema, json);
    return toReading(data, { nextCursor: listCursorOf(paging) });
  }
  if (fields.id !== undefined) return toReading([readShape(mediaSchema, json)]);
  return toReading(Object.values(readShape(z.record(z.string(), mediaSchema), json)));
}

/** Stories say nothing of their product type in answers that did not ask for it. */
export function readStories(json: LosslessJson): Partial<SocialReading> {
  const { data, paging } = readShape(listSchema, json);
  const stories = data.map((media) => ({ ...media, media_product_type: 'STORY' }));
  return toReading(stories, { nextCursor: listCursorOf(paging) });
}

function readDiscovery(json: LosslessJson): Partial<SocialReading> {
  const { business_discovery: found } = readShape(discoverySchema, json);
  return toReading(found.media.data, {
    authorId: found.id,
    nextCursor: discoveryCursorOf(found.media.paging),
  });
}

function toReading(
  media: readonly InstagramMedia[],
  { authorId, nextCursor }: { readonly authorId?: string; readonly nextCursor?: string } = {},
): Partial<SocialReading> {
  return keepTold({
    contents: media.map((one) => toContent(one, authorId)),
    metrics: media.flatMap(toMediaMetrics),
    nextCursor,
  });
}
