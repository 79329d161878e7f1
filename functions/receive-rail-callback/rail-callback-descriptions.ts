import * as z from 'zod';
import { calledRails } from '../../core/payouts/called-rails.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { callbackSchema } from './callback-schema.ts';

/** What Stripe, PayPal and Wise send, as they document it. */
const railsOwn = z
  .looseObject({})
  .describe('An event of Stripe, PayPal or Wise, as they send it, or of fulfilment.');

/** `/webhooks/rails/{rail}/{connectionId}`. */
export const railCallbackDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /webhooks/rails/{rail}/{connectionId}',
    operationId: 'deliverRailCallback',
    tag: 'Webhooks',
    summary: 'Takes in what a rail says of a payout',
    description:
      'Stripe, PayPal, Wise and the merchant’s own fulfilment send their own events, up to 256 KB, signed as they sign. What contradicts a payout is answered 200, kept in its history and reported.',
    access: 'rail-signature',
    parameters: {
      rail: z.enum(['sepa', 'csv', 'nacha', 'manual', ...calledRails]).describe('The rail.'),
    },
    body: z.union([callbackSchema, railsOwn]),
    example: { payoutId: 'mia-usd-2', outcome: 'confirmed', evidence: 'statement 7' },
    answers: {
      200: {
        description: 'The payout says so.',
        document: z.object({ outcome: z.string() }),
        example: { outcome: 'resolved' },
      },
      202: {
        description:
          'Nobody knows the payout, or the event is not as its rail documents it; people look into it.',
        document: z.object({ outcome: z.enum(['unknown', 'unusable']) }),
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
