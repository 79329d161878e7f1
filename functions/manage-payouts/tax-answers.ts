import * as z from 'zod';
import { day, money } from '../shared/openapi/answer-fields.ts';

/** What was withheld of a payout. */
export const taxAnswer = z.object({
  gross: money,
  withheld: money,
  ruleId: z.string(),
  day: day.describe('The day of the payment in the payer’s zone.'),
  taxYear: z.int(),
  working: z.array(z.string()).describe('How the amount came about, line by line.'),
});

/** What a payout of no cash counts as in the tax year. */
export const fairValueAnswer = z.object({
  value: money,
  day: day.describe('The day in the payer’s zone.'),
  taxYear: z.int(),
  ruleId: z.string().describe('By whose return it is reported.').optional(),
  due: money.describe('What the rule would keep back of cash; nobody has.').optional(),
});
