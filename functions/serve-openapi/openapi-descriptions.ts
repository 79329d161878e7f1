import * as z from 'zod';
import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** `/openapi.json`. */
export const openApiDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /openapi.json',
    operationId: 'getOpenApiDocument',
    tag: 'System',
    summary: 'Serves this document',
    access: 'public',
    answers: {
      200: {
        description: 'The document.',
        document: z.looseObject({ openapi: z.string() }),
        headers: { etag: 'Which version it is.', 'cache-control': 'How long it is good for.' },
      },
      304: { description: 'The caller has it.', headers: { etag: 'Which version it is.' } },
    },
  },
];
