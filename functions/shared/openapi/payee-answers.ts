import * as z from 'zod';
import { id, time } from './answer-fields.ts';

export const payeeKind = z.enum(['agency', 'guardian', 'creator']);

const termFields = {
  payeeId: id,
  cutBasisPoints: z.int().describe('The payee’s part, in hundredths of a percent.'),
  remainderTo: z.enum(['creator', 'payee']),
};

export const payeeTerms = z.object(termFields);

/** From when a creator is paid on which terms; without a payee: directly. */
const assignmentFields = { from: time, ...payeeTerms.partial().shape };

export const payeeAssignment = z
  .object(assignmentFields)
  .meta({ id: 'PayeeAssignment', description: 'Who is paid for a creator from a moment on.' });

/** Who is paid for a creator now. */
export const payeeNow = z.object({
  ...assignmentFields,
  name: z.string().optional(),
  kind: payeeKind.optional(),
});
