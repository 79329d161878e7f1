import * as z from 'zod';
import type { Instant } from '../../core/time/instant.ts';
import { parseInstant } from '../../core/time/parse-instant.ts';
import { readEpoch } from './read-epoch.ts';

/** Fields of answers. Numbers are texts here, because bodies are read losslessly. */

/** Leaves out what platforms write for "not told": null, and for many the empty text. */
export function told<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === null || value === '' ? undefined : value),
    schema.optional(),
  );
}

/** An id, a number of 64 bits or a text; it stays what was written. */
export const idField = z
  .string({ error: 'an id is expected' })
  .min(1, 'an id is expected')
  .max(300);

export const textField = z.string({ error: 'a text is expected' });

export const flagField = z.boolean({ error: 'true or false is expected' });

/** A whole number from zero on, as a number or, as YouTube writes it, as a text. */
export const countField = z
  .string({ error: 'a count is expected' })
  .regex(/^\d{1,20}$/, 'a count is expected')
  .transform((digits) => BigInt(digits));

/** RFC 3339 with an offset, also without its colon. */
export const timeField = z.string({ error: 'a time is expected' }).transform((text, context) => {
  return parseInstant(text) ?? refuse(context, 'a time with an offset is expected');
});

/** Seconds or milliseconds since 1970. */
export const epochField = z.string({ error: 'a time is expected' }).transform((text, context) => {
  return readEpoch(text) ?? refuse(context, 'a time in seconds since 1970 is expected');
});

/** Seconds with a fraction, as milliseconds. */
export const secondsField = z
  .string({ error: 'seconds are expected' })
  .regex(/^\d{1,9}(?:\.\d+)?$/, 'seconds are expected')
  .transform((seconds) => Math.round(Number(seconds) * 1_000));

function refuse(context: z.RefinementCtx, message: string): Instant {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
