import * as z from 'zod';
import { merchantTaxSchema, timeZoneSchema } from '../manage-programs/merchant-schema.ts';
import { noteSchema } from '../shared/http/note-schema.ts';

/** The body of `PUT /v1/merchants/{merchantId}/time-zone`. */
export const merchantTimeZoneSchema = z.strictObject({
  timeZone: timeZoneSchema.describe('On whose calendar months begin from the next one on.'),
  reason: noteSchema.describe('Stands in the audit log.'),
});

/** The body of `PUT /v1/merchants/{merchantId}/tax`. */
export const merchantTaxChangeSchema = z.strictObject({
  tax: merchantTaxSchema,
  reason: noteSchema.describe('Stands in the audit log.'),
});
