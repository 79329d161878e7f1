import * as z from 'zod';

/** What a person writes down with a decision: some lines, not empty, at most 1,000 characters. */
export const noteSchema = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'Control characters are not accepted.');
