import * as z from 'zod';
import { id, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { approvalSchema, refusalSchema } from './adjustment-schema.ts';
import { decisionAnswer } from './decision-answer.ts';
import { reassignmentReversalSchema, reassignmentSchema } from './reassignment-schema.ts';

const deciding = ['manage', 'payouts'] as const;

const reassignment = z
  .object({
    conversionId: id,
    reassignmentId: id,
    at: time,
    shares: z.array(z.object({ creatorId: id, parts: z.int() })),
    reason: z.string(),
    evidence: z.string(),
    author: z.string(),
    standing: z.enum(['waiting', 'stands', 'refused', 'reversed']),
    decision: decisionAnswer.optional(),
  })
  .meta({ id: 'Reassignment', description: 'Whose an order is by a person’s word.' });

const reassignmentBody = {
  ...{ conversionId: 'shop~1001', shares: [{ creatorId: 'zoe', parts: 1 }] },
  ...{ reason: 'Zoe brought it.', evidence: 'Mail of Monday.' },
};
const reassignmentExample = {
  ...{ ...reassignmentBody, reassignmentId: 'shop~1001~0123456789abcdef', at: moments.later },
  ...{ author: 'key:9f2c', standing: 'waiting' },
};
const reassignmentAnswer = {
  description: 'The reassignment.',
  document: reassignment,
  example: reassignmentExample,
} as const;
const ofReassignment = { tag: 'Reassignments', isIdempotent: true } as const;

/** `/v1/reassignments`. */
export const reassignmentDescriptions: readonly RouteDescription[] = [
  {
    ...ofReassignment,
    route: 'POST /v1/reassignments',
    operationId: 'makeReassignment',
    summary: 'Gives what an order earns to other creators',
    description: 'It always waits for a second person, and the order is held until then.',
    access: ['manage'],
    body: reassignmentSchema,
    example: reassignmentBody,
    answers: { 201: reassignmentAnswer },
    problems: {
      404: ['/problems/not-found'],
      409: ['/problems/nothing-to-reassign', '/problems/too-many-creators'],
    },
  },
  {
    ...ofReassignment,
    route: 'POST /v1/reassignments/{reassignmentId}/approval',
    operationId: 'approveReassignment',
    summary: 'Approves a reassignment of somebody else',
    access: deciding,
    body: approvalSchema,
    example: { note: 'Agreed.' },
    answers: { 200: reassignmentAnswer },
    problems: { 409: ['/problems/second-person-needed', '/problems/reassignment-decided'] },
  },
  {
    ...ofReassignment,
    route: 'POST /v1/reassignments/{reassignmentId}/refusal',
    operationId: 'refuseReassignment',
    summary: 'Refuses a reassignment',
    access: deciding,
    body: refusalSchema,
    example: { note: 'Not agreed.' },
    answers: { 200: reassignmentAnswer },
    problems: { 409: ['/problems/reassignment-decided'] },
  },
  {
    ...ofReassignment,
    route: 'POST /v1/reassignments/{reassignmentId}/reversal',
    operationId: 'reverseReassignment',
    summary: 'Lets stand again what stood before',
    access: ['manage'],
    body: reassignmentReversalSchema,
    example: { note: 'It was Mia after all.' },
    answers: { 200: reassignmentAnswer },
  },
];
