import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { moneySchema } from '../../adapters/documents/money-schema.ts';
import { referenceKinds } from '../../core/references/index.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

/** Ids of other systems: they appear in keys and in the ids of holds. */
const foreignId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,60}$/, 'This is not an id: letters, digits, "_" and "-", at most 60.');

const referenceSchema = z.strictObject({
  kind: z.enum(referenceKinds),
  value: z.string().regex(/^[\x21-\x7e]{1,200}$/, 'Write 1 to 200 printable characters.'),
});

const lineSchema = z
  .strictObject({
    lineId: z.string().min(1).max(255),
    quantity: z.int().min(0).max(1_000_000),
    /** Without tax. Without it, the pieces give back what was paid for them. */
    amount: moneySchema.optional(),
    tax: moneySchema.optional(),
  })
  .refine(({ quantity, amount }) => quantity > 0 || amount !== undefined, {
    path: ['amount'],
    message: 'No pieces and no amount give nothing back.',
  });

const common = {
  connection: idSchema,
  references: z.array(referenceSchema).min(1).max(5),
  /** When the source made this version of it; a later one replaces an earlier one. */
  at: instantSchema,
};

const refundSchema = z
  .strictObject({
    kind: z.literal('refund'),
    ...common,
    refundId: foreignId,
    /** When the money went back, where a later version tells of it. */
    refundedAt: instantSchema.optional(),
    lines: z.array(lineSchema).max(250).default([]),
    /** For goods, beyond the lines; without tax. */
    goods: moneySchema.optional(),
    /** For what is no goods: shipping, tax alone, a tip. */
    beyondGoods: moneySchema.optional(),
    /** Of the payment, tax and all, where nobody says what it was for. */
    payment: moneySchema.optional(),
  })
  .refine(
    ({ lines, goods, beyondGoods, payment }) =>
      (payment === undefined) !==
      (lines.length + [goods, beyondGoods].filter(Boolean).length === 0),
    { message: 'Name what was given back (lines, goods, beyondGoods), or what of the payment.' },
  );

const totalSchema = z.strictObject({
  kind: z.literal('refunded-total'),
  ...common,
  paymentId: foreignId,
  amount: moneySchema,
});

const disputeSchema = z
  .strictObject({
    kind: z.literal('dispute'),
    ...common,
    disputeId: foreignId,
    type: z.enum(['chargeback', 'inquiry']),
    status: z.enum(['opened', 'won', 'lost']),
    openedAt: instantSchema,
    endedAt: instantSchema.optional(),
    amount: moneySchema,
  })
  .refine(({ status, endedAt }) => (status === 'opened') === (endedAt === undefined), {
    path: ['endedAt'],
    message: 'What was won or lost has ended, and nothing else has.',
  });

const paymentSchema = z.strictObject({
  kind: z.literal('payment'),
  ...common,
  paymentId: foreignId,
  status: z.enum(['pending', 'paid', 'failed']),
});

/** The body of `POST /v1/payment-facts`. */
export const paymentFactSchema = z.discriminatedUnion('kind', [
  refundSchema,
  totalSchema,
  disputeSchema,
  paymentSchema,
]);

export type WantedPaymentFact = z.output<typeof paymentFactSchema>;
