import * as z from 'zod';
import { id, money } from './answer-fields.ts';
import { payeeTerms } from './payee-answers.ts';

/** How an account was divided for a payout; see `describeDivision`. */
export const divisionAnswer = z
  .object({
    payeeId: id.describe('Whose part this is; absent: the creator’s own.').optional(),
    payable: money,
    divided: money,
    terms: payeeTerms.optional(),
    parts: z.array(z.object({ payeeId: id.optional(), amount: money })),
    sentences: z.array(z.string()),
  })
  .meta({ id: 'Division', description: 'How an account was divided for a payout.' });
