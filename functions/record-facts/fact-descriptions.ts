import * as z from 'zod';
import { id, money, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { activitySchema, correctionSchema, withdrawalSchema } from './activity-schema.ts';
import {
  adjustmentSchema,
  approvalSchema,
  refusalSchema,
  reversalSchema,
} from './adjustment-schema.ts';
import { closeRefusals } from './close-early.ts';
import { closeSchema } from './early-close-routes.ts';
import { reassignmentReversalSchema, reassignmentSchema } from './reassignment-schema.ts';

const decision = z.object({
  outcome: z.enum(['approved', 'refused']),
  author: z.string(),
  at: time,
  note: z.string().optional(),
});

const activity = z
  .object({
    conversionId: id,
    programId: id,
    kind: z.enum(['lead', 'clicks', 'reach', 'content', 'milestone']),
    creatorId: id,
    currency: z.string(),
    quantity: z.string(),
    at: time,
    milestone: z.string().optional(),
    country: z.string().optional(),
    format: z.string().optional(),
    platform: z.string().optional(),
    campaignId: z.string().optional(),
    deal: z.object({ dealId: id, netDays: z.int() }).optional(),
    withdrawn: z.boolean(),
  })
  .meta({ id: 'Activity', description: 'An activity as the newest report has it.' });

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
    decision: decision.optional(),
  })
  .meta({ id: 'Adjustment', description: 'What a person gives or takes back.' });

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
    decision: decision.optional(),
  })
  .meta({ id: 'Reassignment', description: 'Whose an order is by a person’s word.' });

const earlyClose = z
  .object({
    conversionId: id,
    earlyCloseId: id,
    reason: z.string(),
    author: z.string(),
    at: time,
    standing: z.enum(['waiting', 'stands', 'refused']),
    closesAt: time.optional(),
    decision: decision.optional(),
  })
  .meta({
    id: 'AskedEarlyClose',
    description: 'Who asked to close a conversion, and what became of it.',
  });

const activityBody = {
  ...{ kind: 'clicks', programId: 'spring', creatorId: 'mia', currency: 'USD' },
  ...{ at: moments.placed, quantity: 120 },
};
const activityExample = {
  ...{ conversionId: 'activities~march-clicks', ...activityBody, quantity: '120' },
  withdrawn: false,
};
const ofActivity = {
  tag: 'Activities',
  access: ['manage'],
  isIdempotent: true,
} as const;
const activityAnswer = {
  description: 'The activity.',
  document: activity,
  example: activityExample,
} as const;

const activities: readonly RouteDescription[] = [
  {
    ...ofActivity,
    route: 'POST /v1/activities',
    operationId: 'reportActivity',
    summary: 'Reports what a creator did or reached',
    description: 'It becomes a conversion of its own. The same report again changes nothing.',
    body: activitySchema,
    example: { ...activityBody, activityId: 'march-clicks' },
    answers: { 201: activityAnswer },
    problems: { 409: ['/problems/activity-known'] },
  },
  {
    ...ofActivity,
    route: 'POST /v1/activities/{conversionId}/corrections',
    operationId: 'correctActivity',
    summary: 'Replaces what was reported',
    description: 'It brings back what was withdrawn.',
    body: correctionSchema,
    example: { quantity: 120, note: 'Counted again.' },
    answers: { 200: activityAnswer },
  },
  {
    ...ofActivity,
    route: 'POST /v1/activities/{conversionId}/withdrawal',
    operationId: 'withdrawActivity',
    summary: 'Takes a report back',
    body: withdrawalSchema,
    example: { note: 'It was a mistake.' },
    answers: { 200: activityAnswer },
  },
];

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
const deciding = ['manage', 'payouts'] as const;

const adjustments: readonly RouteDescription[] = [
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

const reassignments: readonly RouteDescription[] = [
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

const earlyCloses: readonly RouteDescription[] = [
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

/** What people say about conversions: `/v1/activities`, `/v1/adjustments`, `/v1/reassignments`, early closes. */
export const factDescriptions: readonly RouteDescription[] = [
  ...activities,
  ...adjustments,
  ...reassignments,
  ...earlyCloses,
];
