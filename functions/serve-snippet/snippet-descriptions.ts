import type { RouteDescription } from '../shared/openapi/route-description.ts';

const answers = {
  200: {
    description: 'The script.',
    text: { contentType: 'text/javascript', description: 'The same for everybody.' },
    headers: { etag: 'Which version it is.', 'cache-control': 'How long it is good for.' },
  },
  304: { description: 'The browser has it.', headers: { etag: 'Which version it is.' } },
} as const;

/** `/tributary.js` and `/handle-form.js`. */
export const snippetDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /tributary.js',
    operationId: 'getSnippet',
    tag: 'Tracking',
    summary: 'Serves the snippet for a shop’s pages',
    access: 'public',
    answers,
  },
  {
    route: 'GET /handle-form.js',
    operationId: 'getHandleForm',
    tag: 'Tracking',
    summary: 'Serves the form by which customers leave a social handle',
    access: 'public',
    answers,
  },
];
