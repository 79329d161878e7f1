import * as z from 'zod';
import { parseInstant } from '../../core/time/parse-instant.ts';

/** An RFC 3339 time with its offset, read as an instant. */
export const instantSchema = z
  .string({ error: 'Write a time as text with its offset, such as 2026-03-01T00:00:00Z.' })
  .transform((written, context) => {
    const instant = parseInstant(written);
    if (instant !== undefined) return instant;

    context.addIssue({ code: 'custom', message: 'This is not an RFC 3339 time with an offset.' });
    return z.NEVER;
  })
  .meta({
    description: 'An RFC 3339 time with its offset, such as 2026-03-01T00:00:00Z.',
    format: 'date-time',
  });
