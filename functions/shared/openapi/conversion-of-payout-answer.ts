import * as z from 'zod';
import { day, money, time } from './answer-fields.ts';

/** What a payout was exchanged at; see `toConversionDocument`. */
export const payoutConversionAnswer = z
  .object({
    amount: money.describe('What the receiver gets.'),
    from: money.describe('What it is exchanged from.'),
    source: z.string().describe('Who published the rates.'),
    publishedOn: day.describe('The source’s own date of the rates.'),
    takenAt: time,
    quotes: z
      .array(z.object({ from: z.string(), to: z.string(), rate: z.string() }))
      .describe('The rates as they were published; of a cross rate both.'),
    rounding: z.string(),
    multipleOf: money.describe('The rail pays whole multiples of it only.').optional(),
  })
  .meta({ id: 'PayoutConversion', description: 'What a payout was exchanged at, once for all.' });
