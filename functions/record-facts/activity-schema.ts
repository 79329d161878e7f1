import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { knownCurrencySchema } from '../../adapters/documents/known-currency-schema.ts';
import { contentFormats } from '../../core/attribution/content.ts';
import { idSchema } from '../shared/http/id-schemas.ts';
import { noteSchema } from '../shared/http/note-schema.ts';

const text = z
  .string()
  .min(1)
  .max(64)
  .refine((written) => !/\p{Cc}/u.test(written), 'Control characters are not accepted.');

const quantitySchema = z.int().min(1).max(1_000_000_000_000).transform(BigInt);

const common = {
  programId: idSchema,
  creatorId: idSchema,
  currency: knownCurrencySchema,
  at: instantSchema,
  country: text.optional(),
  format: z.enum(contentFormats).optional(),
  platform: text.optional(),
  campaignId: text.optional(),
};

const dealSchema = z.strictObject({ dealId: idSchema, netDays: z.int().min(0).max(365) });

/** The body of `POST /v1/activities`. A deal has each of its milestones once, so it needs no id. */
export const activitySchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('milestone'),
      milestone: text,
      activityId: idSchema.optional(),
      deal: dealSchema.optional(),
      ...common,
    })
    .refine(({ activityId, deal }) => activityId === undefined || deal === undefined, {
      path: ['activityId'],
      message: 'A milestone of a deal is known by the deal and its name.',
    })
    .transform((body) => ({ ...body, quantity: 1n })),
  z.strictObject({
    kind: z.enum(['lead', 'clicks', 'reach', 'content']),
    quantity: quantitySchema,
    activityId: idSchema.optional(),
    ...common,
  }),
]);

/** The body of `POST /v1/activities/{conversionId}/corrections`. */
export const correctionSchema = z.strictObject({ quantity: quantitySchema, note: noteSchema });

/** The body of `POST /v1/activities/{conversionId}/withdrawal`. */
export const withdrawalSchema = z.strictObject({ note: noteSchema });
