import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { HttpEvent, HttpResponse } from './http.ts';

/**
 * Answers with a text that is the same for everybody: compressed where the caller can read that, or 304 for who
 * has it.
 *
 * @param headers of the text; `cache-control` is told with 304, too.
 */
export function serveText(
  text: string,
  headers: Readonly<Record<string, string>> & { readonly 'cache-control': string },
) {
  const compressed = gzipSync(text, { level: 9 }).toString('base64');
  // Weak: both encodings are the same text, but not the same bytes.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const common = { etag, 'cache-control': headers['cache-control'], vary: 'accept-encoding' };
  const all = { ...common, ...headers, 'x-content-type-options': 'nosniff' };

  return async (event: HttpEvent): Promise<HttpResponse> => {
    if (isKnown(event.headers['if-none-match'], etag)) return { statusCode: 304, headers: common };
    if (!/\bgzip\b/.test(event.headers['accept-encoding'] ?? '')) {
      return { statusCode: 200, headers: all, body: text };
    }
    return {
      statusCode: 200,
      headers: { ...all, 'content-encoding': 'gzip' },
      body: compressed,
      isBase64Encoded: true,
    };
  };
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((known) => known.trim() === etag);
}
