import * as z from 'zod';
import { referenceKinds } from '../../core/references/reference-id.ts';
import { costKinds } from '../../core/reports/cost.ts';
import { day, id, money, orNull, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { costSchema } from './cost-routes.ts';
import { paymentFactSchema } from './payment-fact-schema.ts';
import { referenceQuerySchema } from './payment-reference-route.ts';
import { subscriptionPaymentSchema } from './subscription-routes.ts';

const told = z.object({ factId: id, outcome: z.enum(['added', 'duplicate']) });

const reference = z.object({
  kind: z.enum(referenceKinds),
  value: z.string(),
  conversionId: orNull(id).describe('The order that the reference belongs to.'),
  aliases: z.array(z.string()),
  waiting: z.array(z.object({ factId: id, recordedAt: time })),
});

const subscriptionPayment = z.object({
  conversionId: id,
  subscriptionId: z.string(),
  paymentNumber: z.int().optional(),
  paidUntil: time.optional(),
  withdrawn: z.literal(true).optional(),
});

const cost = z
  .object({
    costId: id,
    programId: id,
    day,
    kind: z.enum(costKinds),
    amount: money,
    creatorId: id.optional(),
    contentId: id.optional(),
    campaignId: id.optional(),
    note: z.string(),
    author: z.string(),
    recordedAt: time,
  })
  .meta({ id: 'Cost', description: 'What a program cost beside commissions.' });

const fact = {
  ...{ kind: 'payment', connection: 'terminal', paymentId: 'pay-1', status: 'paid' },
  ...{ references: [{ kind: 'order', value: '1001' }], at: moments.placed },
};
const payment = { connection: 'shop', orderId: '1002', subscriptionId: 'recharge/123' };
const costBody = {
  ...{ programId: 'spring', day: '2026-03-02', kind: 'goods' },
  ...{ amount: { amount: '120.00', currency: 'USD' }, note: 'A tent for Mia.' },
};
const told201 = { isIdempotent: true, access: ['manage'] } as const;

/** `/v1/payment-facts`, `/v1/subscription-payments` and `/v1/costs`. */
export const paymentFactDescriptions: readonly RouteDescription[] = [
  {
    ...told201,
    route: 'POST /v1/payment-facts',
    operationId: 'tellPaymentFact',
    tag: 'Payment facts',
    summary: 'Tells what became of the money of an order',
    description: 'It joins an order by any of its references, or waits for the order.',
    body: paymentFactSchema,
    example: fact,
    answers: {
      201: {
        description: 'It is stored.',
        document: told,
        example: { factId: 'terminal/payment/pay-1@2026-03-02T10:00:00.000Z', outcome: 'added' },
      },
    },
  },
  {
    route: 'GET /v1/payment-facts',
    operationId: 'findReference',
    tag: 'Payment facts',
    summary: 'Says whose a reference is, and what waits under it',
    access: ['manage', 'read'],
    query: referenceQuerySchema,
    answers: {
      200: {
        description: 'What is known under the reference.',
        document: reference,
        example: {
          kind: 'order',
          value: '1001',
          conversionId: 'shop~1001',
          aliases: [],
          waiting: [],
        },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    ...told201,
    route: 'POST /v1/subscription-payments',
    operationId: 'tellSubscriptionPayment',
    tag: 'Payment facts',
    summary: 'Says which subscription an order pays for',
    description: 'The newest word stands; it may come before the order.',
    body: subscriptionPaymentSchema,
    example: payment,
    answers: {
      201: {
        description: 'It is stored.',
        document: subscriptionPayment,
        example: { conversionId: 'shop~1002', subscriptionId: 'recharge/123' },
      },
    },
  },
  {
    ...told201,
    route: 'POST /v1/costs',
    operationId: 'recordCost',
    tag: 'Costs',
    summary: 'Records what a program cost beside commissions',
    description:
      'The same again is answered with what is kept. The opposite amount takes a cost back.',
    body: costSchema,
    example: { costId: 'tent', ...costBody },
    answers: {
      201: {
        description: 'The cost.',
        document: cost,
        example: { costId: 'tent', ...costBody, author: 'key:9f2c', recordedAt: moments.later },
      },
    },
    problems: { 409: ['/problems/cost-known'] },
  },
];
