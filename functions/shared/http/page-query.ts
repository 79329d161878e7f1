import * as z from 'zod';
import { ProblemError } from './problem-error.ts';

/** The query parameters of every list. */
export const pageFields = {
  limit: z
    .string()
    .optional()
    .meta({
      description: 'How many items the page may have.',
      ...{ type: 'integer', minimum: 1, maximum: 100, default: 50 },
    }),
  cursor: z.string().optional().describe('The `next` of the page before.'),
};

const defaultLimit = 50;
const maxLimit = 100;

/**
 * How many items a page may have: 50 unless the caller says otherwise.
 *
 * @throws ProblemError 400 if it is not 1 to 100.
 */
export function readLimit(written: string | undefined): number {
  if (written === undefined) return defaultLimit;
  const limit = /^\d{1,3}$/.test(written) ? Number(written) : 0;
  if (limit >= 1 && limit <= maxLimit) return limit;
  throw new ProblemError({
    status: 400,
    type: '/problems/invalid-limit',
    title: `The limit must be a number from 1 to ${maxLimit}.`,
  });
}

/** The answer to a cursor that none of our pages has named as its `next`. */
export function invalidCursor(): ProblemError {
  return new ProblemError({
    status: 400,
    type: '/problems/invalid-cursor',
    title: 'The cursor is not one of this list; begin again without it.',
  });
}
