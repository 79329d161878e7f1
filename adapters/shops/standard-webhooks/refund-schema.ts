import * as z from 'zod';
import { instantSchema } from '../../documents/instant-schema.ts';
import {
  checkAmounts,
  eventAmount,
  eventCurrency,
  eventId,
  pieceCount,
  plainEventId,
} from './event-fields.ts';

const lineSchema = z.strictObject({
  lineId: eventId,
  quantity: pieceCount.min(0).describe('Pieces given back.'),
  amount: eventAmount
    .optional()
    .describe('What the line gave back, without tax. Left out: what its pieces cost.'),
  tax: eventAmount.optional().describe('The tax given back with it.'),
});

const refundFields = z.strictObject({
  refundId: plainEventId,
  orderId: eventId,
  refundedAt: instantSchema.describe('When the money went back.'),
  updatedAt: instantSchema
    .optional()
    .describe('The version of this description, if it was corrected; else when it was refunded.'),
  currency: eventCurrency,
  lines: z.array(lineSchema).max(10_000).default([]).describe('What was given back, line by line.'),
  shipping: eventAmount.optional().describe('Shipping given back, with its tax.'),
  total: eventAmount
    .optional()
    .describe('What the buyer got in all. What lines and shipping do not explain is spread.'),
});

/** What `{"type":"refund"}` says in `data`. */
export const refundDataSchema = refundFields.superRefine((refund, context) => {
  const { lines, total, shipping } = refund;
  const issue = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  checkAmounts(
    refund.currency,
    [
      [['shipping'], shipping],
      [['total'], total],
      ...lines.flatMap((line, index) => [
        [['lines', index, 'amount'], line.amount] as const,
        [['lines', index, 'tax'], line.tax] as const,
      ]),
    ],
    (found) => context.addIssue(found),
  );
  if (lines.length === 0 && total === undefined && shipping === undefined) {
    issue([], 'Name the lines that were given back, or the total.');
  }
  for (const [index, { quantity, amount, tax }] of lines.entries()) {
    if (amount !== undefined) continue;
    if (quantity === 0) issue(['lines', index, 'amount'], 'No pieces and no amount are nothing.');
    if (tax !== undefined) issue(['lines', index, 'amount'], 'Tax needs its amount beside it.');
    if (total !== undefined)
      issue(['lines', index, 'amount'], 'With a total, each line needs one.');
  }
});

export type RefundData = z.output<typeof refundDataSchema>;
