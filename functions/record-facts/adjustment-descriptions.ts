import * as z from 'zod';
import { id, money, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import {
  adjustmentSchema,
  approvalSchema,
  refusalSchema,
  reversalSchema,
} from './adjustment-schema.ts';
import { decisionAnswer } from './decision-answer.ts';

const deciding = ['manage', 'payouts'] as const;

const adjustment = z
  .object({
    adjustmentId: id,
    conversionId: id,
    programId: id,
    creatorId: id,
    at: time,
    closeAt: time.optional(),
    kind: z.enum(['bonus', 'correction', 'missing-order']),
    amount: money,
    reason: z.string(),
    evidence: z.string(),
    author: z.string(),
    reverses: id.optional(),
    standing: z.enum(['waiting', 'stands', 'refused']),
    decision: decisionAnswer.optional(),
  })
  .meta({ id: 'Adjustment', description: 'What a person gives or takes back.' });

const adjustmentBody = {
  ...{ kind: 'bonus', programId: 'spring', creatorId: 'mia' },
  ...{
    amount: { amount: '25.00', currency: 'USD' },
    reason: 'A fine film.',
    evidence: 'Mail of Monday.',
  },
};
const adjustmentExample = {
  ...{ adjustmentId: 'adjustments~film', conversionId: 'adjustments~film', at: moments.placed },
  ...{ ...adjustmentBody, author: 'key:9f2c', standing: 'stands' },
};
const adjustmentAnswer = {
  description: 'The adjustment.',
  document: adjustment,
  example: adjustmentExample,
} as const;
const ofAdjustment = { tag: 'Adjustments', isIdempotent: true } as const;

/** `/v1/adjustments`. */
export const adjustmentDescriptions: readonly RouteDescription[] = [
  {
    ...ofAdjustment,
    route: 'POST /v1/adjustments',
    operationId: 'makeAdjustment',
    summary: 'Gives something to a creator, or takes it back',
    description: 'Above the program’s limit it waits for a second person.',
    access: ['manage'],
    body: adjustmentSchema,
    example: { ...adjustmentBody, adjustmentId: 'film' },
    answers: { 201: adjustmentAnswer },
    problems: { 409: ['/problems/adjustment-known'] },
  },
  {
    route: 'GET /v1/adjustments/{adjustmentId}',
    operationId: 'getAdjustment',
    tag: 'Adjustments',
    summary: 'Shows an adjustment',
    access: ['manage', 'read', 'payouts'],
    answers: { 200: adjustmentAnswer },
    problems: { 422: ['/problems/invalid-request'] },
  },
  {
    ...ofAdjustment,
    route: 'POST /v1/adjustments/{adjustmentId}/approval',
    operationId: 'approveAdjustment',
    summary: 'Approves an adjustment of somebody else',
    description: 'The first decision stands.',
    access: deciding,
    body: approvalSchema,
    example: { note: 'Agreed.' },
    answers: { 200: adjustmentAnswer },
    problems: { 409: ['/problems/second-person-needed', '/problems/adjustment-decided'] },
  },
  {
    ...ofAdjustment,
    route: 'POST /v1/adjustments/{adjustmentId}/refusal',
    operationId: 'refuseAdjustment',
    summary: 'Refuses an adjustment',
    description: 'The first decision stands.',
    access: deciding,
    body: refusalSchema,
    example: { note: 'Not agreed.' },
    answers: { 200: adjustmentAnswer },
    problems: { 409: ['/problems/adjustment-decided'] },
  },
  {
    ...ofAdjustment,
    route: 'POST /v1/adjustments/{adjustmentId}/reversal',
    operationId: 'reverseAdjustment',
    summary: 'Makes the opposite of an adjustment, once',
    access: ['manage'],
    body: reversalSchema,
    example: { reason: 'The film was taken down.', evidence: 'Mail of Friday.' },
    answers: { 201: { description: 'The opposite.', document: adjustment } },
    problems: { 409: ['/problems/adjustment-not-in-force', '/problems/adjustment-reversed'] },
  },
];
