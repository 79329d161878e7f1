import * as z from 'zod';
import { parseDay } from '../../../core/time/parse-day.ts';
import { parseInstant } from '../../../core/time/parse-instant.ts';

/** An RFC 3339 time with its offset, read as an instant. */
export const instantSchema = z.string().transform((written, context) => {
  const instant = parseInstant(written);
  if (instant !== undefined) return instant;

  context.addIssue({ code: 'custom', message: 'This is not an RFC 3339 time with an offset.' });
  return z.NEVER;
});

/** A UTC day, `YYYY-MM-DD`, that exists. */
export const daySchema = z.string().refine((written) => parseDay(written) !== undefined, {
  message: 'This is not a day as YYYY-MM-DD.',
});
