import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { subIdQuery } from '../shared/openapi/sub-id-query.ts';

/** `/px.gif`. */
export const pixelDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /px.gif',
    operationId: 'viewLink',
    tag: 'Tracking',
    summary: 'Records a view of a link',
    access: 'public',
    query: z.object({ l: z.string().describe('The slug of the link.').optional(), ...subIdQuery }),
    answers: {
      200: {
        description: 'Always the image, whatever became of the view.',
        text: { contentType: 'image/gif', description: 'One transparent pixel.' },
        headers: { 'set-cookie': 'The browser, by a random id.' },
      },
    },
  },
];
