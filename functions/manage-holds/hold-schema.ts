import * as z from 'zod';
import { noteSchema } from '../shared/http/note-schema.ts';

/** The body of `POST /v1/holds`. */
export const holdSchema = z.strictObject({
  conversionId: z.string().min(1).max(255),
  reason: z.enum(['manual', 'fraud-review', 'possible-duplicate', 'creator-dispute']),
  note: noteSchema,
});

/** The body of `POST /v1/holds/{holdId}/release`. */
export const releaseSchema = z.strictObject({ note: noteSchema });
