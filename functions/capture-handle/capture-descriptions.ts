import * as z from 'zod';
import { id } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { captureSchema } from './capture-schema.ts';

const headers = { 'access-control-allow-origin': 'The origin of a page that the key names.' };

/** `/v1/handles`. */
export const captureDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/handles',
    operationId: 'leaveHandle',
    tag: 'Prospects',
    summary: 'Takes in a social handle that a customer left',
    description:
      'With the consent to it. An email and a customerId are kept as hashes only. A page proves a customerId by the back end’s HMAC; an email that a page sends is a claim. Where the program is open, whoever is proven to be a customer is a creator at once. The same again comes to the same.',
    access: ['events', 'browser'],
    body: captureSchema,
    example: {
      ...{ programId: 'spring', platform: 'instagram', handle: '@anna.outdoors' },
      ...{ email: 'anna@mail.example', consent: { version: 'handle-2026-11' } },
      favourites: [{ title: 'Canvas tent', url: 'https://shop.example/tent' }],
    },
    answers: {
      200: {
        description: 'The customer is a creator.',
        document: z.object({
          outcome: z.literal('enrolled'),
          creatorId: id,
          link: z.string(),
          code: z.string(),
          storefront: z.string(),
        }),
        headers,
        example: {
          ...{ outcome: 'enrolled', creatorId: 'customer-0123456789abcdef', code: 'ANNA' },
          link: 'https://go.acme.example/r/anna-outdoors',
          storefront: 'https://go.acme.example/s/anna-outdoors',
        },
      },
      202: {
        description: 'Received. Of who was erased nothing is kept, and nobody is told.',
        document: z.object({ outcome: z.literal('received') }),
        headers,
      },
    },
    problems: {
      403: ['/problems/origin-not-allowed'],
      429: ['/problems/too-many-requests'],
    },
  },
  {
    route: 'OPTIONS /v1/handles',
    operationId: 'mayLeaveHandle',
    tag: 'Prospects',
    summary: 'Answers browsers that ask whether a page may send a handle',
    access: 'public',
    query: z.object({ key: z.string().describe('The publishable key.').optional() }),
    answers: {
      204: {
        description: 'Pages of this origin may.',
        headers: {
          'access-control-allow-origin': 'The origin.',
          'access-control-allow-methods': 'POST.',
          'access-control-allow-headers': 'What the page may send.',
          'access-control-max-age': 'For how long the browser need not ask again, in seconds.',
        },
      },
    },
    problems: {
      403: ['/problems/origin-not-allowed'],
      503: ['/problems/dependency-unavailable'],
    },
  },
];
