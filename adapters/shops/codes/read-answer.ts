import type { z } from 'zod';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { ShopAnswerError } from '../http/shop-api-error.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

/**
 * Reads an answer about codes or hooks by its schema.
 *
 * @throws ShopAnswerError that names the first field that is not as expected.
 */
export function readAnswer<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  json: LosslessJson | undefined,
): z.output<Schema> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path.join('.') || 'the whole';
  throw new ShopAnswerError(path, `answered an unexpected shape (${field})`);
}

/** What is read within: content of no use is an answer that its protocol does not know. */
export function readingAnswer<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnusableContentError)) throw error;
    throw new ShopAnswerError(path, `answered what is not readable (${error.message})`);
  }
}
