import * as z from 'zod';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';

const shareSchema = z.strictObject({
  creatorId: idSchema,
  parts: z.int().min(1).max(1_000_000).transform(BigInt),
});

/** The body of `POST /v1/reassignments`; a creator's share is `parts` of all parts. */
export const reassignmentSchema = z.strictObject({
  conversionId: z.string().min(1).max(255),
  shares: z
    .array(shareSchema)
    .min(1)
    .max(10)
    .refine(
      (shares) => new Set(shares.map(({ creatorId }) => creatorId)).size === shares.length,
      'A creator has one share.',
    ),
  reason: noteSchema,
  evidence: noteSchema,
});

/** The body of `POST /v1/reassignments/{reassignmentId}/reversal`. */
export const reassignmentReversalSchema = z.strictObject({ note: noteSchema });
