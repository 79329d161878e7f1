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
  /** How many orders may earn by it, for all time or in each period. */
  usageLimit: z
    .strictObject({
      uses: z.int().min(1).max(1_000_000_000).transform(BigInt),
      period: z.enum(['day', 'month', 'quarter', 'year']).optional(),
      whenSpent: z.enum(['honour', 'stop']).default('honour'),
    })
    .optional(),
  /** Since when the code stands on coupon sites: it then loses to clicks, and is held where it is alone. */
  leakedFrom: instantSchema.optional(),
});

export function toCodeDocument({
  merchantId: _,
  validFrom,
  expiresAt,
  leakedFrom,
  usageLimit,
  ...code
}: Code) {
  return {
    ...code,
    validFrom: formatInstant(validFrom),
    ...(usageLimit === undefined
      ? {}
      : { usageLimit: { ...usageLimit, uses: Number(usageLimit.uses) } }),
    ...(expiresAt === undefined ? {} : { expiresAt: formatInstant(expiresAt) }),
    ...(leakedFrom === undefined ? {} : { leakedFrom: formatInstant(leakedFrom) }),
  };
}
