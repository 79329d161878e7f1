import * as z from 'zod';
import { instantSchema } from '../../adapters/documents/instant-schema.ts';
import { toWeightParts } from '../../core/attribution/weights/to-weight-parts.ts';
import type { WeightSet } from '../../core/attribution/weights/weight-set.ts';
import { formatInstant } from '../../core/time/format-instant.ts';
import { dayRangeFields, dayRangeIssue, isDayRange } from '../shared/http/day-range.ts';

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

const maxNames = 5_000;

const weightsSchema = z
  .record(z.string().min(1).max(64), weightSchema)
  .refine((weights) => Object.keys(weights).length <= maxNames, `At most ${maxNames} names.`)
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
  });

const partsDigits = 12;

/** Weights as decimals that sum to one. */
export function toWeightSetDocument({ weights, from, until, publishedAt, ...set }: WeightSet) {
  return {
    ...set,
    from: formatInstant(from),
    until: formatInstant(until),
    publishedAt: formatInstant(publishedAt),
    weights: Object.fromEntries(
      Object.entries(weights).map(([name, parts]) => [name, formatParts(parts)]),
    ),
  };
}

function formatParts(parts: bigint): string {
  const digits = parts.toString().padStart(partsDigits + 1, '0');
  return `${digits.slice(0, -partsDigits)}.${digits.slice(-partsDigits)}`;
}
