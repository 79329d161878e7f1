import * as z from 'zod';
import { id } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { holdSchema, releaseSchema } from './hold-schema.ts';

const holdId = id.describe('<conversion id>~<16 characters>.');
const body = { conversionId: 'shop~1001', reason: 'manual', note: 'Looks odd.' };
const exampleId = 'shop~1001~0123456789abcdef';

/** `/v1/holds`. */
export const holdDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/holds',
    operationId: 'openHold',
    tag: 'Holds',
    summary: 'Puts a conversion on hold',
    description:
      'An open conversion does not close while it is held; what a closed one gives is held back until the release.',
    access: ['manage'],
    isIdempotent: true,
    body: holdSchema,
    example: body,
    answers: {
      201: {
        description: 'The hold.',
        document: z.object({ holdId, ...holdSchema.shape }),
        example: { holdId: exampleId, ...body },
      },
    },
    problems: { 404: ['/problems/not-found'] },
  },
  {
    route: 'POST /v1/holds/{holdId}/release',
    operationId: 'releaseHold',
    tag: 'Holds',
    summary: 'Releases a hold',
    description: 'The first release counts; more of them change nothing.',
    access: ['manage'],
    isIdempotent: true,
    body: releaseSchema,
    example: { note: 'It is fine.' },
    answers: {
      200: {
        description: 'The release.',
        document: z.object({ holdId, conversionId: id, note: z.string() }),
        example: { holdId: exampleId, conversionId: 'shop~1001', note: 'It is fine.' },
      },
    },
  },
];
