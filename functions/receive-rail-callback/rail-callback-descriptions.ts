import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { callbackSchema } from './callback-schema.ts';

/** `/webhooks/rails/{rail}/{connectionId}`. */
export const railCallbackDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /webhooks/rails/{rail}/{connectionId}',
    operationId: 'deliverRailCallback',
    tag: 'Webhooks',
    summary: 'Takes in what a rail says of a payout',
    access: 'rail-signature',
    parameters: { rail: z.enum(['sepa', 'csv', 'nacha', 'manual']).describe('The rail.') },
    body: callbackSchema,
    example: { payoutId: 'mia-usd-2', outcome: 'confirmed', evidence: 'statement 7' },
    answers: {
      200: {
        description: 'The payout says so.',
        document: z.object({ outcome: z.string() }),
        example: { outcome: 'resolved' },
      },
      202: {
        description: 'Nobody knows the payout; people look into it.',
        document: z.object({ outcome: z.literal('unknown') }),
        example: { outcome: 'unknown' },
      },
    },
    problems: {
      400: ['/problems/malformed-json'],
      401: ['/problems/invalid-signature'],
      409: ['/problems/payout-ended-otherwise', '/problems/payout-not-released'],
      413: ['/problems/body-too-large'],
      422: ['/problems/invalid-request'],
      503: ['/problems/dependency-unavailable'],
    },
  },
];
