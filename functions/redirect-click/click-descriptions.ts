import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

const subId = z.string().optional();

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

/** `/r/{slug}`. */
export const clickDescriptions: readonly RouteDescription[] = [
  {
    ...click,
    route: 'GET /r/{slug}',
    operationId: 'followLink',
    summary: 'Leads to where a link leads',
    description:
      'Bots, prefetches and data centres are led on without a token. On phones a link may lead into an app, over a page where a person has to tap.',
    query: z
      .object({ sub1: subId, sub2: subId, sub3: subId, sub4: subId, sub5: subId })
      .describe('Marks of the creator.'),
    answers: {
      200: {
        description: 'A page that asks whether to go on in the app.',
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
