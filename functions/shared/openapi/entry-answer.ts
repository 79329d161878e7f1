import * as z from 'zod';
import { anyAmount, day, id, time } from './answer-fields.ts';
import { payoutConversionAnswer } from './conversion-of-payout-answer.ts';
import { divisionAnswer } from './division-answer.ts';

/** An entry of a journal; see `describeEntry`. */
export const entryAnswer = z
  .object({
    sequence: z.int(),
    kind: z.enum([
      'estimate',
      'hold',
      'release',
      'close',
      'restate',
      'settle',
      'period',
      'reserve',
      'confirm',
      'return',
      'indirect-tax',
      'remit',
    ]),
    cause: z.string(),
    eventAt: time,
    postedAt: time,
    postings: z
      .array(z.object({ account: z.string(), owner: z.string(), amount: anyAmount }))
      .describe('Debits are positive, credits negative.'),
    legs: z
      .array(
        z.object({
          conversionId: id,
          revision: z.int(),
          amount: anyAmount,
          held: anyAmount.optional(),
        }),
      )
      .describe('The orders behind an entry of the kind settle.'),
    period: z.object({ programId: id, period: z.string(), amount: anyAmount }).optional(),
    division: divisionAnswer.optional(),
    withholding: z
      .object({ ruleId: z.string(), day, taxYear: z.int() })
      .describe('By which rule tax was withheld, and in which tax year it counts.')
      .optional(),
    invoice: z.string().describe('Of indirect tax, the invoice or credit note.').optional(),
    indirectTax: anyAmount
      .describe('How much of what is reserved or comes back is VAT or GST.')
      .optional(),
    conversion: payoutConversionAnswer.describe('Of entries of what was exchanged.').optional(),
    setAside: z.object({ payeeId: id.optional(), amount: anyAmount }).optional(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'JournalEntry', description: 'An entry, chained to the one before by its hash.' });

const amount = (text: string) => ({ amount: text, currency: 'USD' });

export const entryExample = {
  ...{ sequence: 1, kind: 'estimate', cause: 'estimate/shop~1001/1' },
  ...{ eventAt: '2026-03-02T10:00:00Z', postedAt: '2026-03-02T10:00:02Z' },
  postings: [
    { account: 'commission-expense', owner: 'mia', amount: amount('10.00') },
    { account: 'pending', owner: 'mia', amount: amount('-10.00') },
  ],
  ...{ legs: [], previousHash: '', hash: '5d0c' },
};
