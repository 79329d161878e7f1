import type * as z from 'zod';
import { invalid } from './problem-error.ts';

/**
 * Reads a part of a request by its schema.
 *
 * @throws ProblemError 422 with zod's issues.
 */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  part: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(part);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ code, path, message }) => ({ code, path, message })));
}
