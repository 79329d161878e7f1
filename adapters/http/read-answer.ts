import type { z } from 'zod';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import { ApiAnswerError } from './api-error.ts';

/**
 * Reads an answer by its schema.
 *
 * @throws ApiAnswerError that names the first field that is not as expected.
 */
export function readAnswer<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  json: LosslessJson | undefined,
): z.output<Schema> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path.join('.') || 'the whole';
  throw new ApiAnswerError(path, `answered an unexpected shape (${field})`);
}
