import * as z from 'zod';
import { pageQuerySchema } from '../shared/http/list-page.ts';
import { id, pageOf, time } from '../shared/openapi/answer-fields.ts';
import { moments } from '../shared/openapi/moments.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { trainingSchema, weightSetSchema } from './weights-schema.ts';

const fields = {
  weightSetId: id,
  trainedBy: z.object({
    model: z.enum(['markov', 'shapley', 'counterfactual']),
    order: z.int().optional(),
    useNulls: z.boolean().optional(),
  }),
  from: time,
  until: time,
  publishedAt: time,
  journeys: z.int(),
  conversions: z.int(),
};

const weightSet = z
  .object({
    ...fields,
    weights: z
      .record(z.string(), z.string())
      .describe('By creator id or channel, as decimals that sum to one.'),
  })
  .meta({ id: 'WeightSet', description: 'Weights, with how they were learnt.' });

const summary = z
  .object({ ...fields, names: z.int().describe('How many creators and channels have a weight.') })
  .meta({ id: 'WeightSetSummary', description: 'A weight set without its weights.' });

const head = {
  ...{ weightSetId: 'w-0123456789ab', trainedBy: { model: 'shapley' } },
  ...{ from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
  ...{ publishedAt: moments.placed, journeys: 10, conversions: 2 },
};
const example = { ...head, weights: { mia: '0.750000000000', zoe: '0.250000000000' } };
const answer = { description: 'The weight set.', document: weightSet, example } as const;

/** `/v1/programs/{programId}/weight-sets`. */
export const weightDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/programs/{programId}/weight-sets',
    operationId: 'learnWeights',
    tag: 'Weight sets',
    summary: 'Learns weights from decided orders, and publishes them',
    access: ['manage'],
    isIdempotent: true,
    body: trainingSchema,
    example: { trainedBy: { model: 'shapley' }, from: '2026-01-01', to: '2026-01-31' },
    answers: { 201: answer },
    problems: { 409: ['/problems/weight-set-exists'], 422: ['/problems/nothing-to-learn'] },
  },
  {
    route: 'GET /v1/programs/{programId}/weight-sets',
    operationId: 'listWeightSets',
    tag: 'Weight sets',
    summary: 'Lists weight sets without their weights',
    access: ['manage', 'read'],
    query: pageQuerySchema,
    answers: {
      200: {
        description: 'A page of weight sets.',
        document: pageOf(summary),
        example: { items: [{ ...head, names: 2 }] },
      },
    },
  },
  {
    route: 'GET /v1/programs/{programId}/weight-sets/{weightSetId}',
    operationId: 'getWeightSet',
    tag: 'Weight sets',
    summary: 'Shows a weight set whole',
    access: ['manage', 'read'],
    answers: { 200: answer },
  },
  {
    route: 'PUT /v1/programs/{programId}/weight-sets/{weightSetId}',
    operationId: 'publishWeightSet',
    tag: 'Weight sets',
    summary: 'Publishes weights that were learnt elsewhere',
    description: 'The same set again is answered with the one that is published.',
    access: ['manage'],
    body: weightSetSchema,
    example: {
      trainedBy: { model: 'shapley' },
      ...{ from: head.from, until: head.until, journeys: 10, conversions: 2 },
      weights: { mia: '3', zoe: '1' },
    },
    answers: { 201: answer },
    problems: { 409: ['/problems/weight-set-exists'] },
  },
];
