import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';
import { signedMoneySchema } from './signed-money-schema.ts';

/** The body of `POST /v1/adjustments`. */
export const adjustmentSchema = z
  .strictObject({
    kind: z.enum(['bonus', 'correction', 'missing-order']),
    programId: idSchema,
    creatorId: idSchema,
    amount: signedMoneySchema,
    reason: noteSchema,
    evidence: noteSchema,
    adjustmentId: idSchema.optional(),
    closeAt: instantSchema.optional(),
  })
  .refine(({ kind, amount }) => kind === 'correction' || amount.minorUnits > 0n, {
    path: ['amount'],
    message: 'Only a correction takes something back.',
  });

/** The body of `POST /v1/adjustments/{adjustmentId}/approval`. */
export const approvalSchema = z.strictObject({ note: noteSchema.optional() });

/** The body of `POST /v1/adjustments/{adjustmentId}/refusal`. */
export const refusalSchema = z.strictObject({ note: noteSchema });

/** The body of `POST /v1/adjustments/{adjustmentId}/reversal`. */
export const reversalSchema = z.strictObject({ reason: noteSchema, evidence: noteSchema });
