import * as z from 'zod';
import { idSchema } from '../shared/http/id-schemas.ts';

const pageUrl = z
  .string()
  .max(2_000)
  .regex(/^https:\/\/\S+$/, 'This is no address of a page: https://…')
  .refine((url) => URL.canParse(url), 'This is no address of a page: https://…');

/** Where Stripe leads the creator to afterwards. */
const linkFields = {
  /** When the creator has finished, or broken off. */
  returnUrl: pageUrl,
  /** When the link is over, which is of one use and of minutes: make another there. */
  refreshUrl: pageUrl,
};

/** The body of `POST /v1/me/rail-account/link`. */
export const linkSchema = z.strictObject(linkFields);

/** The body of `POST /v1/creators/{creatorId}/rail-account`. */
export const railAccountSchema = z.strictObject({
  connection: idSchema,
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is two capitals: ISO 3166.'),
  agreement: z.enum(['full', 'recipient']).default('full'),
  ...linkFields,
});
