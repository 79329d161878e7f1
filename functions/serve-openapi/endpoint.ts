import { serveText } from '../shared/http/serve-text.ts';

/**
 * `GET /openapi.json`: the document of the API, compressed where the caller can read that, or 304 for who has it.
 *
 * @param document its text; the same for everybody.
 */
export function makeEndpoint(document: string) {
  return serveText(document, {
    'content-type': 'application/json',
    // It is the contract of this very release, so nobody should go by an old one for long.
    'cache-control': 'public, max-age=300',
    // Viewers of such documents are pages of other origins.
    'access-control-allow-origin': '*',
  });
}
