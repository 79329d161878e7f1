import * as z from 'zod';
import { noParametersSchema } from '../shared/http/no-parameters-schema.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { topicState } from '../shared/openapi/topic-state.ts';
import { registerSchema } from './topic-routes.ts';

const failure = ['refused', 'no-access', 'unavailable', 'not-asked'] as const;

/** What an answer about a connection's topics has, with something for each of them. */
const topicsOf = (item: z.ZodType) =>
  z.object({
    address: z.string().describe('Where the shop sends.'),
    status: z.enum(['complete', 'incomplete']),
    items: z.array(item),
  });

const optional = z.literal(true).describe('Not every shop has it.').optional();

const registered = topicsOf(
  z.object({
    topic: z.string(),
    outcome: z.enum([
      'registered',
      'kept',
      'repaired',
      'not-offered',
      'secret-unknown',
      ...failure,
    ]),
    optional,
    detail: z.string().optional(),
  }),
);

const compared = topicsOf(
  z.object({
    topic: z.string(),
    state: topicState,
    optional,
    otherAddresses: z.array(z.string()).describe('Where else it is sent.').optional(),
  }),
);

const removed = topicsOf(
  z.object({
    topics: z.array(z.string()),
    outcome: z.enum(['removed', ...failure]),
    detail: z.string().optional(),
  }),
);

const address = 'https://go.acme.example/webhooks/shopify/acme.shop';
const common = {
  tag: 'Connections',
  problems: {
    409: ['/problems/topics-not-registered', '/problems/no-public-address'],
    422: ['/problems/invalid-request'],
    502: ['/problems/shop-refuses-access', '/problems/shop-answer'],
    503: ['/problems/shop-unavailable'],
  },
} as const;

/** `/v1/connections/{name}/topics`. */
export const topicDescriptions: readonly RouteDescription[] = [
  {
    ...common,
    route: 'POST /v1/connections/{name}/topics',
    operationId: 'registerTopics',
    summary: 'Makes a shop tell of all that it is to tell of',
    description: 'Made again, it finishes what an earlier call left.',
    access: ['manage'],
    body: registerSchema,
    example: { origin: 'https://go.acme.example' },
    answers: {
      200: {
        description: 'What became of each topic.',
        document: registered,
        example: {
          ...{ address, status: 'complete' },
          items: [{ topic: 'orders/create', outcome: 'registered' }],
        },
      },
    },
  },
  {
    ...common,
    route: 'GET /v1/connections/{name}/topics',
    operationId: 'compareTopics',
    summary: 'Compares what a shop tells of with what it is to tell of',
    access: ['manage', 'read'],
    answers: {
      200: {
        description: 'Topic by topic.',
        document: compared,
        example: {
          ...{ address, status: 'incomplete' },
          items: [{ topic: 'orders/create', state: 'missing' }],
        },
      },
    },
  },
  {
    ...common,
    route: 'DELETE /v1/connections/{name}/topics',
    operationId: 'removeTopics',
    summary: 'Takes what was registered out of a shop',
    description: 'What leads elsewhere stays.',
    access: ['manage'],
    query: noParametersSchema,
    answers: {
      200: {
        description: 'What became of each hook.',
        document: removed,
        example: {
          ...{ address, status: 'complete' },
          items: [{ topics: ['orders/create'], outcome: 'removed' }],
        },
      },
    },
  },
];
