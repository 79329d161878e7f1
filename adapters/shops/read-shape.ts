import type { z } from 'zod';
import type { LosslessJson } from '../json/parse-json-losslessly.ts';
import { UnusableContentError } from './unusable-content-error.ts';

/**
 * Reads a payload by its schema.
 *
 * @param withoutId the reason if the payload has no usable `id`.
 * @throws UnusableContentError that names the first field that is not as expected.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  json: LosslessJson,
  withoutId: string,
): z.infer<Schema> {
  const shape = schema.safeParse(json);
  if (shape.success) return shape.data;

  const [issue] = shape.error.issues;
  const path = issue?.path.join('.') || 'The body';
  const reason = path === 'id' ? withoutId : 'unexpected-shape';
  throw new UnusableContentError(reason, `${path}: ${issue?.message ?? 'not as expected'}.`);
}
