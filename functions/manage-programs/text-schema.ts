import * as z from 'zod';

/** A name or reference that people wrote: one line, not empty, at most 200 characters. */
export const textSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/\p{Cc}/u.test(text), 'Control characters are not accepted.');
