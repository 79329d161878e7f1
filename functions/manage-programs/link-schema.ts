import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import type { Link } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { appTargetsSchema } from './app-schema.ts';
import { placementFields } from './placement-fields.ts';
import { utmSchema } from './utm-schema.ts';

/** The body of `PUT /v1/links/{slug}`. Where it may lead is checked against the program's hosts. */
export const linkSchema = z.strictObject({
  programId: idSchema,
  creatorId: idSchema,
  destination: z.string(),
  apps: appTargetsSchema.optional(),
  ...placementFields,
  amplified: z.boolean().optional(),
  utm: utmSchema.default({}),
  /** Absent: as it was, or now. */
  activeFrom: instantSchema.optional(),
  inactiveFrom: instantSchema.optional(),
});

export function toLinkDocument({ merchantId: _, activeFrom, inactiveFrom, ...link }: Link) {
  return {
    ...link,
    path: `/r/${link.slug}`,
    activeFrom: formatInstant(activeFrom),
    ...(inactiveFrom === undefined ? {} : { inactiveFrom: formatInstant(inactiveFrom) }),
  };
}
