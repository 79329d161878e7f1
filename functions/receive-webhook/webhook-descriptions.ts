import * as z from 'zod';
import { shopProviders } from '../../core/programs/shop-provider.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** `/webhooks/{provider}/{connectionId}`. */
export const webhookDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /webhooks/{provider}/{connectionId}',
    operationId: 'deliverWebhook',
    tag: 'Webhooks',
    summary: 'Takes in what a shop delivers',
    description:
      'The body is the shop’s own, at most 1 MB, and signed as the shop signs. It is durable before it is answered. What is wrong with a signed body makes a rejected fact, never an error, but for senders of our own events (generic, standard-webhooks): they are told by 409, 415 and 422, too. Our own events are described by docs/shop-events.schema.json.',
    access: 'shop-signature',
    parameters: {
      provider: z.enum(shopProviders).describe('The shop system.'),
    },
    takes: { contentType: '*/*', description: 'As the shop sends it.' },
    answers: {
      200: {
        description: 'It is stored, or says nothing that is kept.',
        document: z.object({
          outcome: z.enum(['stored', 'duplicate', 'queued', 'rejected', 'ignored']),
          op: z.literal('success').describe('What Adobe Commerce looks for.').optional(),
        }),
        example: { outcome: 'stored' },
      },
    },
    problems: {
      400: ['/problems/not-parseable'],
      401: ['/problems/invalid-signature'],
      404: ['/problems/not-found'],
      409: ['/problems/fact-known'],
      413: ['/problems/body-too-large'],
      415: ['/problems/unsupported-media-type'],
      422: ['/problems/invalid-request'],
      503: ['/problems/dependency-unavailable'],
    },
  },
];
