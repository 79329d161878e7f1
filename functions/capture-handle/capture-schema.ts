import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { handlePlatforms } from '../../core/growth/social-handle.ts';
import { favouritesSchema } from '../shared/growth/favourite-schema.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((text) => !/\p{Cc}/u.test(text), 'Control characters are not accepted.');

/** The body of `POST /v1/handles`. */
export const captureSchema = z
  .strictObject({
    programId: idSchema,
    platform: z.enum(handlePlatforms),
    /** As people write it: with or without `@`, or the address of the profile. */
    handle: z.string().min(1).max(200),
    name: name.optional(),
    email: z.email().max(320).optional(),
    customerId: z.string().min(1).max(128).optional(),
    connectionId: z.string().min(1).max(129).optional(),
    proof: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'A proof is an HMAC-SHA256 in lower-case hex.')
      .optional(),
    consent: z.strictObject({
      /** Of the text that the customer agreed to. */
      version: z.string().regex(/^[\w.-]{1,64}$/, 'A version is written like 2026-11.'),
      /** Absent: now. Only a back end says another time. */
      at: instantSchema.optional(),
    }),
    favourites: favouritesSchema.default([]),
  })
  .refine(
    ({ email, customerId }) => email !== undefined || customerId !== undefined,
    'Say whose it is, by an email or a customerId.',
  )
  .refine(
    ({ customerId, connectionId }) => (customerId === undefined) === (connectionId === undefined),
    'A customerId and its connectionId go together.',
  )
  .refine(({ proof, customerId }) => proof === undefined || customerId !== undefined, {
    path: ['proof'],
    message: 'A proof is of a customerId.',
  });

export type CaptureBody = z.output<typeof captureSchema>;
