import { createHash } from 'node:crypto';
import { escapeXml } from '../../../adapters/rails/escape-xml.ts';
import type { HttpResponse } from './http.ts';

/** A page without script. */
export type HtmlPage = {
  readonly status: number;
  /** A plain text. */
  readonly title: string;
  /** HTML, of which every text that is not our own is escaped. */
  readonly body: string;
  readonly cacheControl: string;
  /** Hosts that pictures may come from, as browsers write them; absent: there are none. */
  readonly imageHosts?: readonly string[];
  /** Search engines may list it. */
  readonly isListed?: true;
  /** It has a form that is sent to this host. */
  readonly hasForm?: true;
};

const style = [
  ':root{color-scheme:light dark;font-family:system-ui,sans-serif;line-height:1.5}',
  'body{margin:0 auto;max-width:60rem;padding:1.5rem}',
  'ul.shelf{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));list-style:none;padding:0}',
  'ul.shelf img{aspect-ratio:1;object-fit:cover;width:100%}',
  'button{font:inherit;min-height:2.75rem;padding:0.5rem 1.25rem}',
  '.note{border:1px solid;padding:0.5rem 0.75rem}',
].join('');
const styleHash = createHash('sha256').update(style).digest('base64');

/** Answers with a page that runs nothing, is framed by nobody, and tells nobody where its visitor came from. */
export function htmlPage(page: HtmlPage): HttpResponse {
  const { status, title, body, cacheControl, imageHosts = [], isListed, hasForm } = page;
  const images = imageHosts.map((host) => `https://${host}`).join(' ');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ...(images === '' ? [] : [`img-src ${images}`]),
    `form-action ${hasForm ? "'self'" : "'none'"}`,
    ...["base-uri 'none'", "frame-ancestors 'none'"],
  ].join('; ');
  return {
    statusCode: status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': cacheControl,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(isListed ? {} : { 'x-robots-tag': 'noindex' }),
    },
    body: [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escapeXml(title)}</title><style>${style}</style></head>`,
      `<body><main>${body}</main></body></html>`,
    ].join('\n'),
  };
}
