import * as z from 'zod';

const noteSchema = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'Control characters are not accepted.');

/** The body of `POST /v1/holds`. */
export const holdSchema = z.strictObject({
  conversionId: z.string().min(1).max(255),
  reason: z.enum(['manual', 'fraud-review', 'possible-duplicate', 'creator-dispute']),
  note: noteSchema,
});

/** The body of `POST /v1/holds/{holdId}/release`. */
export const releaseSchema = z.strictObject({ note: noteSchema });
