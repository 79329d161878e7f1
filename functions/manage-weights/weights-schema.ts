import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { toWeightParts } from '../../core/attribution/weights/to-weight-parts.ts';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';
import { idSchema } from '../shared/http/id-schemas.ts';

const order = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const trainedBySchema = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('markov'),
    order: order.default(1),
    useNulls: z.boolean().default(true),
  }),
  z.strictObject({ model: z.literal('shapley') }),
  z.strictObject({ model: z.literal('counterfactual') }),
]);

/** The body of `POST /v1/programs/{programId}/weight-sets`: what to learn, and from which days' orders. */
export const trainingSchema = z
  .strictObject({ trainedBy: trainedBySchema, ...dayRangeFields })
  .refine(isDayRange, dayRangeIssue);

/** A weight is relative to the others: a removal effect, a share, a number of conversions. */
const weightSchema = z
  .string()
  .regex(/^\d{1,15}(?:\.\d{1,20})?$/, 'This is not a weight such as "0.4058".')
  .transform(Number);

/** Creators have ids, and channels are written like them. Nobody else can be on a journey. */
const weightsSchema = z
  .record(idSchema, weightSchema)
  .refine(
    (weights) => Object.values(weights).some((weight) => weight > 0),
    'At least one weight must be positive.',
  )
  .transform((weights) =>
    Object.fromEntries(
      toWeightParts(Object.entries(weights).map(([name, weight]) => ({ name, weight }))),
    ),
  );

/** The body of `PUT /v1/programs/{programId}/weight-sets/{weightSetId}`: weights learnt elsewhere. */
export const weightSetSchema = z
  .strictObject({
    trainedBy: trainedBySchema,
    from: instantSchema,
    until: instantSchema,
    journeys: z.int().min(0),
    conversions: z.int().min(0),
    weights: weightsSchema,
  })
  .refine(({ from, until }) => from < until, {
    path: ['until'],
    message: 'The period ends before it begins.',
  })
  .refine(({ journeys, conversions }) => conversions <= journeys, {
    path: ['conversions'],
    message: 'More journeys converted than there were.',
  });
