import type { HttpEvent, HttpResponse } from '../shared/http/http.ts';
import { problem } from '../shared/http/problem.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { makeTakeCallback } from './take-callback.ts';

/** `GET /social/callback/{platform}`: where platforms send creators' browsers back to. It answers 302, or 400 for a state that is good for nothing. */
export function makeEndpoint(
  takeCallback: ReturnType<typeof makeTakeCallback>,
  logError: LogError,
) {
  return async (event: HttpEvent): Promise<HttpResponse> => {
    try {
      const { state = '', code, error } = event.queryStringParameters ?? {};
      const { platform = '' } = event.pathParameters ?? {};
      const outcome = await takeCallback({
        ...{ platform, state },
        ...(code === undefined ? {} : { code }),
        ...(error === undefined ? {} : { error }),
      });
      return outcome === undefined ? badState() : redirect(outcome.returnTo);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

function redirect(location: string): HttpResponse {
  // The ticket is in the address: nobody else is told where the browser came from.
  const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { statusCode: 302, headers };
}

function badState(): HttpResponse {
  return problem({
    ...{ status: 400, type: '/problems/invalid-state' },
    title: 'This sign-in is not one of ours, is over, or was used before: connect again.',
  });
}
