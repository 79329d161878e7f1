import type { RouteDescription } from '../shared/openapi/route-description.ts';

/** `/s/{slug}`. */
export const storefrontPageDescriptions: readonly RouteDescription[] = [
  {
    route: 'GET /s/{slug}',
    operationId: 'getStorefrontPage',
    tag: 'Storefronts',
    summary: 'Serves a creator’s public page',
    access: 'public',
    answers: {
      200: {
        description: 'The page, which says that it is advertising.',
        text: { contentType: 'text/html', description: 'A page without script.' },
        headers: { 'cache-control': 'How long it is good for.' },
      },
      404: {
        description: 'There is no such page.',
        text: { contentType: 'text/html', description: 'A page that says so.' },
      },
    },
    problems: { 503: ['/problems/dependency-unavailable'] },
  },
];
