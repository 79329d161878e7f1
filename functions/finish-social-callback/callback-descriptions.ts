import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** `GET /social/callback/{platform}`. */
export const callbackDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /social/callback/{platform}',
    operationId: 'takeSocialCallback',
    tag: 'Social accounts',
    summary: 'Takes a creator’s browser back from a platform',
    description: 'Platforms send browsers here; nobody else calls it. The state is good once.',
    access: 'public',
    query: z.object({
      state: z.string().optional(),
      code: z.string().optional(),
      error: z.string().describe('What the platform says in place of a code.').optional(),
    }),
    answers: {
      302: {
        description: 'On to the page that the creator came from.',
        headers: {
          location: 'The page.',
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
      },
    },
    problems: { 400: ['/problems/invalid-state'] },
  },
];
