import * as z from 'zod';
import { instantSchema } from '../../documents/instant-schema.ts';
import { checkAmounts, eventAmount, eventCurrency, eventId, plainEventId } from './event-fields.ts';
import { orderDataSchema } from './order-schema.ts';
import { refundDataSchema } from './refund-schema.ts';

const disputeDataSchema = z
  .strictObject({
    disputeId: plainEventId,
    orderId: eventId,
    kind: z
      .enum(['chargeback', 'inquiry'])
      .describe('Whether the bank asks for the payment back, or about it.'),
    status: z.enum(['opened', 'won', 'lost']).describe('How it stands, as the merchant sees it.'),
    openedAt: instantSchema.describe('When the bank asked.'),
    endedAt: instantSchema.optional().describe('When it was won or lost.'),
    updatedAt: instantSchema
      .optional()
      .describe('The version of this description; else when it ended, or was opened.'),
    amount: eventAmount.describe('What is asked for of the payment, tax and all.'),
    currency: eventCurrency,
  })
  .superRefine(({ status, endedAt, amount, currency }, context) => {
    checkAmounts(currency, [[['amount'], amount]], (found) => context.addIssue(found));
    if ((status === 'opened') === (endedAt === undefined)) return;
    const message = 'What was won or lost has ended, and nothing else has.';
    context.addIssue({ code: 'custom', path: ['endedAt'], message });
  });

const cancellationDataSchema = z.strictObject({
  orderId: eventId,
  cancelledAt: instantSchema.describe('Since when; a later order event says otherwise.'),
});

const typeError = 'The type is one of order, refund, dispute and cancellation.';

/** The events that a shop without an adapter sends: `{"type","data"}`. */
export const shopEventSchema = z.discriminatedUnion(
  'type',
  [
    eventOf('order', orderDataSchema, 'The order as it is now, whole.'),
    eventOf('refund', refundDataSchema, 'What went back to the buyer.'),
    eventOf('dispute', disputeDataSchema, 'A dispute of its payment.'),
    eventOf('cancellation', cancellationDataSchema, 'That the order was called off.'),
  ],
  { error: typeError },
);

function eventOf<Type extends string, Data extends z.ZodType>(
  type: Type,
  data: Data,
  description: string,
) {
  return z.strictObject({
    type: z.literal(type).describe('What the event is about.'),
    timestamp: instantSchema
      .optional()
      .describe('As Standard Webhooks suggests; it is not read, because what is signed counts.'),
    data: data.describe(description),
  });
}

export type ShopEvent = z.output<typeof shopEventSchema>;
export type DisputeData = z.output<typeof disputeDataSchema>;
