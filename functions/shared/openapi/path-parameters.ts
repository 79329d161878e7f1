import * as z from 'zod';
import { socialPlatforms } from '../../../core/social/platform.ts';
import { daySchema } from '../http/day-schema.ts';
import { codeSchema, idSchema, slugSchema } from '../http/id-schemas.ts';

const text = z.string();

/** What the placeholders of addresses stand for. */
export const pathParameters: Readonly<Record<string, z.ZodType>> = {
  programId: idSchema.describe('A program of the merchant.'),
  planId: idSchema.describe('A plan of the merchant.'),
  creatorId: idSchema.describe('A creator of the merchant.'),
  payeeId: idSchema.describe('A payee of the merchant.'),
  prospectId: text.describe('As the list of prospects shows it.'),
  weightSetId: idSchema.describe('A weight set of the program.'),
  slug: slugSchema.describe('The slug of a link.'),
  code: codeSchema.describe('A code; shops compare them without case, and so does the API.'),
  name: idSchema.describe('The name of a connection of the merchant.'),
  source: idSchema.describe('Who published the rates, such as ecb.'),
  day: daySchema.describe('The UTC day on which they were published, YYYY-MM-DD.'),
  conversionId: text.describe('<connection name>~<order id>.'),
  adjustmentId: text.describe('adjustments~<id>.'),
  reassignmentId: text.describe('As the answer that made it says.'),
  holdId: text.describe('As the conversion shows it.'),
  payoutId: text.describe('As the list of payouts shows it.'),
  batchId: text.describe('As its run shows it.'),
  runId: text.describe('As the answer that started it says, or the list of runs.'),
  requestId: text.describe('As the list of requests shows it.'),
  period: text.regex(/^\d{4}-\d{2}$/).describe('A month on the merchant’s calendar, YYYY-MM.'),
  currency: text.regex(/^[A-Z]{3}$/).describe('An ISO 4217 currency.'),
  version: text.regex(/^[1-9]\d{0,5}$/).describe('A version of an invoice, from 1.'),
  number: text.describe('<creator>-<month>, as the list of statements shows it.'),
  platform: z.enum(socialPlatforms).describe('A platform.'),
  accountId: text.describe('As the list of the creator’s accounts shows it.'),
  proofId: text.describe('As the answer that began it says.'),
  connectionId: text.describe('<merchant>.<connection name>.'),
};
