import { serveText } from '../shared/http/serve-text.ts';

/**
 * `GET /tributary.js` or `GET /handle-form.js`: a script for a shop's pages, compressed where the browser can read that, or 304 for who has it.
 *
 * @param script its text; the same for everybody.
 */
export function makeEndpoint(script: string) {
  return serveText(script, {
    'content-type': 'text/javascript; charset=utf-8',
    /**
     * Pages ask again after an hour, and are told in a few bytes that nothing has changed: a release reaches
     * every shop within that time without a new address.
     */
    'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    // A page that isolates itself from others may load it all the same.
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  });
}
