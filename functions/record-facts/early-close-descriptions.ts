import * as z from 'zod';
import { id, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { approvalSchema, refusalSchema } from './adjustment-schema.ts';
import { closeRefusals } from './close-early.ts';
import { decisionAnswer } from './decision-answer.ts';
import { closeSchema } from './early-close-routes.ts';

const deciding = ['manage', 'payouts'] as const;

const earlyClose = z
  .object({
    conversionId: id,
    earlyCloseId: id,
    reason: z.string(),
    author: z.string(),
    at: time,
    standing: z.enum(['waiting', 'stands', 'refused']),
    closesAt: time.optional(),
    decision: decisionAnswer.optional(),
  })
  .meta({
    id: 'AskedEarlyClose',
    description: 'Who asked to close a conversion, and what became of it.',
  });

const refusals = closeRefusals.map((refusal) => `/problems/${refusal}` as const);
const closeExample = {
  ...{ conversionId: 'shop~1001', earlyCloseId: 'shop~1001~0123456789abcdef' },
  ...{ reason: 'Mia leaves.', author: 'key:9f2c', at: moments.later },
  ...{ standing: 'stands', closesAt: moments.later },
};
const ofClose = { tag: 'Early closes', access: deciding, isIdempotent: true } as const;
const closeAnswer = {
  description: 'What was asked, and what became of it.',
  document: earlyClose,
  example: closeExample,
} as const;

/** `/v1/conversions/{conversionId}/close`. */
export const earlyCloseDescriptions: readonly RouteDescription[] = [
  {
    ...ofClose,
    route: 'POST /v1/conversions/{conversionId}/close',
    operationId: 'closeConversionEarly',
    summary: 'Closes a pending conversion before its time',
    description: 'Above the program’s limit it waits for a second person.',
    body: closeSchema,
    example: { reason: 'Mia leaves.' },
    answers: { 202: closeAnswer },
    problems: {
      409: [...refusals, '/problems/close-asked-for', '/problems/closings-paused'],
    },
  },
  {
    ...ofClose,
    route: 'POST /v1/conversions/{conversionId}/close/approval',
    operationId: 'approveEarlyClose',
    summary: 'Approves an early close that somebody else asked for',
    body: approvalSchema,
    example: { note: 'Agreed.' },
    answers: { 200: closeAnswer },
    problems: {
      409: [...refusals, '/problems/second-person-needed', '/problems/close-decided'],
    },
  },
  {
    ...ofClose,
    route: 'POST /v1/conversions/{conversionId}/close/refusal',
    operationId: 'refuseEarlyClose',
    summary: 'Refuses an early close',
    body: refusalSchema,
    example: { note: 'Not agreed.' },
    answers: { 200: closeAnswer },
    problems: { 409: ['/problems/close-decided'] },
  },
];
