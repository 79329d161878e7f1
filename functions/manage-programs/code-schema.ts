import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import type { Code } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { placementFields } from './placement-fields.ts';

/** The body of `PUT /v1/codes/{code}`. */
export const codeBodySchema = z.strictObject({
  programId: idSchema,
  creatorId: idSchema,
  /** Absent: as it was, or now. */
  validFrom: instantSchema.optional(),
  expiresAt: instantSchema.optional(),
  ...placementFields,
  /** Since when the code stands on coupon sites: it then loses to clicks, and is held where it is alone. */
  leakedFrom: instantSchema.optional(),
});

export function toCodeDocument({ merchantId: _, validFrom, expiresAt, leakedFrom, ...code }: Code) {
  return {
    ...code,
    validFrom: formatInstant(validFrom),
    ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }),
    ...(leakedFrom === undefined ? {} : { leakedFrom: formatInstant(leakedFrom) }),
  };
}
