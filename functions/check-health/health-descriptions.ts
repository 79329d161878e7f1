import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** `/healthz`. */
export const healthDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /healthz',
    operationId: 'checkHealth',
    tag: 'System',
    summary: 'Says that the API answers',
    access: 'public',
    answers: {
      200: {
        description: 'It answers.',
        document: z.object({ status: z.literal('ok') }),
        example: { status: 'ok' },
      },
    },
  },
];
