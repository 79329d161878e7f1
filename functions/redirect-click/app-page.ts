import { escapeXml } from '../../adapters/rails/escape-xml.ts';
import type { HttpResponse } from '../shared/http/http.ts';

/**
 * Asks a visitor whether to go on in the app or without it: two links, no script, nothing loaded. A tap
 * on a link is what iOS takes for the wish to open an app.
 */
export function appPage(choice: {
  readonly app: string;
  readonly otherwise: string;
}): HttpResponse {
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
    body: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark"><title>Open in the app?</title></head>',
      `<body><p><a href="${escapeXml(choice.app)}">Open in the app</a></p>`,
      `<p><a href="${escapeXml(choice.otherwise)}">Continue without the app</a></p></body></html>`,
    ].join('\n'),
  };
}
