import * as z from 'zod';
import { id, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { activitySchema, correctionSchema, withdrawalSchema } from './activity-schema.ts';

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

/** `/v1/activities`. */
export const activityDescriptions: readonly RouteDescription[] = [
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
