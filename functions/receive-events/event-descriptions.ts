import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { eventsSchema } from './events-schema.ts';

/** `/v1/events`. */
export const eventDescriptions: readonly RouteDescription[] = [
  {
    route: 'POST /v1/events',
    operationId: 'tellEvents',
    tag: 'Events',
    summary: 'Tells touches, leads, identities and conversions',
    description:
      'All are taken in, or none is. After 503 send the same again: facts are told once, and so is what has an id. A publishable key sends from its own pages only, what browsers may tell only, and only so much.',
    access: ['events', 'browser'],
    body: eventsSchema,
    example: {
      events: [{ type: 'touch', slug: 'mia-tent', visitorId: '0123456789abcdef0123456789abcdef' }],
    },
    answers: {
      202: {
        description: 'All are queued and stored.',
        document: z.object({ accepted: z.int() }),
        headers: { 'access-control-allow-origin': 'The origin of a page that the key names.' },
        example: { accepted: 1 },
      },
    },
    problems: {
      403: ['/problems/origin-not-allowed', '/problems/secret-key-needed'],
      409: ['/problems/conflicting-events', '/problems/fact-known', '/problems/activity-known'],
      429: ['/problems/too-many-requests'],
    },
  },
  {
    route: 'OPTIONS /v1/events',
    operationId: 'mayTellEvents',
    tag: 'Events',
    summary: 'Answers browsers that ask whether a page may send events',
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
