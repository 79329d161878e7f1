import * as z from 'zod';
import type { SocialReading } from '../../../core/social/index.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { textField, told } from '../fields.ts';
import { keepTold } from '../keep-told.ts';
import { oneOrMany } from '../one-or-many.ts';
import { readShape } from '../read-shape.ts';
import { includesSchema, postSchema } from './post-schema.ts';
import { toPartialErrors } from './refuse-error.ts';
import { toContent, toMetrics } from './to-content.ts';

const answerSchema = z.object({
  // An empty list has no `data` at all.
  data: told(oneOrMany(postSchema)),
  includes: told(includesSchema),
  meta: told(z.object({ next_token: told(textField) })),
});

/** `/2/users/:id/tweets`, `/2/tweets` and `/2/tweets/:id`. Who asks for posts asks for attachments, too. */
export function readPosts(json: LosslessJson): Partial<SocialReading> {
  const { data = [], includes = {}, meta } = readShape(answerSchema, json);
  return keepTold({
    contents: data.map((post) => toContent(post, includes)),
    metrics: data.flatMap((post) => toMetrics(post, includes)),
    nextCursor: meta?.next_token,
    partialErrors: toPartialErrors(json),
  });
}
