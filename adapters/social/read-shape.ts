import type { z } from 'zod';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import { RefusedAnswer } from './refused-answer.ts';

/** Reads a body by its schema. @throws RefusedAnswer that names the first field that is not as promised. */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  json: LosslessJson,
): z.infer<Schema> {
  const shape = schema.safeParse(json);
  if (shape.success) return shape.data;

  const [issue] = shape.error.issues;
  const field = issue?.path.join('.') || 'The body';
  throw new RefusedAnswer({
    kind: 'malformed',
    detail: `${field}: ${issue?.message ?? 'not as promised'}.`,
  });
}
