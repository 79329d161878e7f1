import * as z from 'zod';
import { accountMappingSchema } from '../../adapters/finance/account-mapping-schema.ts';
import { daySchema } from '../shared/http/day-schema.ts';

const day = daySchema.describe('A day on the merchant’s calendar, YYYY-MM-DD.');

/** The body of `POST /v1/exports`. */
export const exportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('journal'),
    period: z.string().optional().describe('A month on the merchant’s calendar, YYYY-MM.'),
    from: day.optional().describe('In place of it, the first day.'),
    to: day.optional().describe('And the last day.'),
    accounts: accountMappingSchema.describe(
      'The number of each account of the ledger in your books, such as payable: "1610".',
    ),
  }),
  z.strictObject({
    kind: z.literal('accrual'),
    at: day.describe('The last day that counts.'),
  }),
  z.strictObject({
    kind: z.literal('cash'),
    runDay: z
      .int()
      .min(1)
      .max(28)
      .default(15)
      .describe('The day of the month on which payouts run.'),
  }),
]);

export type ExportBody = z.output<typeof exportSchema>;
