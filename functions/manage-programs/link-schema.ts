import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import type { Link } from '../../core/programs/program.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { isReservedSlug } from '../../core/tracking/is-reserved-slug.ts';
import { codeSchema, idSchema, slugSchema } from '../shared/http/id-schemas.ts';
import { appTargetsSchema } from './app-schema.ts';
import { placementFields } from './placement-fields.ts';
import { utmSchema } from './utm-schema.ts';

/** The slug of a link that is saved; those that are asked for need only have its form. */
export const newSlugSchema = slugSchema.refine(
  (slug) => !isReservedSlug(slug),
  'This slug is, or looks like, one that is kept for pages of the system; choose another one.',
);

/** The body of `POST /v1/links/{slug}/rename`. */
export const renameSchema = z.strictObject({ slug: newSlugSchema });

/** The body of `PUT /v1/links/{slug}`. Where it may lead is checked against the program's hosts. */
export const linkSchema = z.strictObject({
  programId: idSchema,
  creatorId: idSchema,
  destination: z.string(),
  /** A code of the same creator and program, which the shop applies on landing. */
  code: codeSchema.optional(),
  apps: appTargetsSchema.optional(),
  ...placementFields,
  amplified: z.boolean().optional(),
  utm: utmSchema.default({}),
  /** Absent: as it was, or now. */
  activeFrom: instantSchema.optional(),
  inactiveFrom: instantSchema.optional(),
});

export function toLinkDocument({
  merchantId: _,
  activeFrom,
  inactiveFrom,
  appliedCode,
  ...link
}: Link) {
  return {
    ...link,
    ...(appliedCode === undefined ? {} : { code: appliedCode.code }),
    path: `/r/${link.slug}`,
    activeFrom: formatInstant(activeFrom),
    ...(inactiveFrom === undefined ? {} : { inactiveFrom: formatInstant(inactiveFrom) }),
  };
}
