import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { ReadAssociations } from './read-associations.ts';

/**
 * `GET /.well-known/apple-app-site-association` and `/.well-known/assetlinks.json`: 404 where no app may
 * open the links, so that phones open them in the browser.
 */
export function makeEndpoint(readAssociations: ReadAssociations, logError: LogError) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    try {
      const { apple, android } = await readAssociations();
      const document = event.rawPath.endsWith('/assetlinks.json') ? android : apple;
      if (document === undefined) return noApp();
      const answer = json(200, document);
      return { ...answer, headers: { ...answer.headers, 'cache-control': 'public, max-age=3600' } };
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

function noApp(): HttpResponse {
  return problem({ status: 404, type: '/problems/not-found', title: 'No app opens these links.' });
}
