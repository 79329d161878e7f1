import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';

/**
 * Pages ask again after an hour, and are told in a few bytes that nothing has changed: a release reaches
 * every shop within that time without a new address.
 */
const cacheControl = 'public, max-age=3600, stale-while-revalidate=86400';

/**
 * `GET /tributary.js`: the snippet, compressed where the browser can read that, or 304 for who has it.
 *
 * @param script its text; the same for everybody.
 */
export function makeEndpoint(script: string) {
  const compressed = gzipSync(script, { level: 9 }).toString('base64');
  // Weak: both encodings are the same script, but not the same bytes.
  const etag = `W/"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`;
  const common = { etag, 'cache-control': cacheControl, vary: 'accept-encoding' };
  const headers = {
    ...common,
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
    // A page that isolates itself from others may load it all the same.
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  };

  return async (event: HttpEvent): Promise<HttpResponse> => {
    if (isKnown(event.headers['if-none-match'], etag)) return { statusCode: 304, headers: common };
    if (!/\bgzip\b/.test(event.headers['accept-encoding'] ?? '')) {
      return { statusCode: 200, headers, body: script };
    }
    return {
      statusCode: 200,
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: compressed,
      isBase64Encoded: true,
    };
  };
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((known) => known.trim() === etag);
}
