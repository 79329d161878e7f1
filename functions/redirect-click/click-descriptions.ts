import * as z from 'zod';
import { time } from '../shared/openapi/answer-fields.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { subIdQuery } from '../shared/openapi/sub-id-query.ts';

const click = {
  tag: 'Tracking',
  access: 'public',
  problems: {
    400: ['/problems/line-break-in-address'],
    404: ['/problems/not-found'],
    410: ['/problems/link-inactive'],
    414: ['/problems/address-too-long'],
    503: ['/problems/dependency-unavailable'],
  },
} as const;

const found = {
  description: 'The destination, with UTM parameters and, for a person, a click token tc.',
  headers: { location: 'Where the link leads.', 'set-cookie': 'The browser, by a random id.' },
};

const offer = z
  .object({
    url: z.string().describe('The page of the shop, with the same token.'),
    affiliate_attribution: z
      .object({
        provider: z.string(),
        token: z.string(),
        publisher_id: z.string(),
        campaign_id: z.string().optional(),
        creative_id: z.string().optional(),
        sub_id: z.string().optional(),
        issued_at: time,
      })
      .describe('In the words of the Agentic Commerce Protocol.'),
  })
  .meta({ id: 'AgentOffer', description: 'Where a link leads, and the claim for the checkout.' });

/** `/r/{slug}`. */
export const clickDescriptions: readonly RouteDescription[] = [
  {
    ...click,
    route: 'GET /r/{slug}',
    operationId: 'followLink',
    summary: 'Leads to where a link leads',
    description:
      'Bots, prefetches and data centres are led on without a token. On phones a link may lead into an app, over a page where a person has to tap.',
    query: z.object(subIdQuery).describe('Marks of the creator.'),
    answers: {
      200: {
        description:
          'A page that asks whether to go on in the app; or, where it is asked for with Accept: application/json, what a program that shops for a person hands over at checkout.',
        document: offer,
        text: { contentType: 'text/html', description: 'Two links, no script.' },
      },
      302: found,
    },
  },
  {
    ...click,
    route: 'HEAD /r/{slug}',
    operationId: 'lookAtLink',
    summary: 'Says where a link leads',
    description: 'Nothing is recorded.',
    answers: { 302: found },
  },
];
