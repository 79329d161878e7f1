import * as z from 'zod';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { daySchema } from '../shared/http/day-schema.ts';

/** The body of `POST /v1/tax/remittances`. */
export const remittanceSchema = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country is written like DE.')
    .describe('Whose authority was paid: where the merchant withholds.'),
  period: z
    .string()
    .regex(/^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/, 'A period is 2026, 2026-Q1 or 2026-03.')
    .describe('What was paid for: a tax year, or a calendar quarter or month of one.'),
  amount: moneySchema,
  reference: z
    .string()
    .regex(
      /^[\x21-\x7e](?:[\x20-\x7e]{0,98}[\x21-\x7e])?$/,
      'A reference has up to 100 printable ASCII characters.',
    )
    .describe('Your own, such as the number of the transfer. The same again changes nothing.'),
  paidOn: daySchema.describe('The day on which it was paid, YYYY-MM-DD.'),
});

export type RemittanceBody = z.output<typeof remittanceSchema>;

/** The query of `GET /v1/tax/liabilities`. */
export const liabilityQuerySchema = z.strictObject({
  taxYear: z
    .string()
    .regex(/^20\d\d$/, 'A tax year is the calendar year in which it begins.')
    .describe('The calendar year in which the tax year begins.'),
});
