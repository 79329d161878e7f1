import type { MiddlewareObj } from '@middy/core';
import type { LogError } from '../logger.ts';
import { isDependencyFailure } from './dependency-failure.ts';
import type { HttpResponse } from './http.ts';
import { type Problem, problem } from './problem.ts';
import { ProblemError } from './problem-error.ts';

type HttpError = Error & { readonly statusCode?: number; readonly cause?: { package?: string } };

/** Seconds after which a client may try again what a dependency could not do. */
const retryAfterSeconds = '5';

/**
 * Answers a thrown error as a problem document.
 *
 * A `ProblemError`, or an error of a middleware with a 4xx status, was meant for the caller. Any
 * other is a fault of ours: it goes to `logError`, and the caller learns that the request failed
 * (503 if it may succeed later) but not why.
 */
export function problemHandler<Event>(logError: LogError): MiddlewareObj<Event, HttpResponse> {
  return {
    onError: function problemHandlerOnError(request) {
      const { error } = request;
      const meant = error instanceof ProblemError ? error.problem : readMiddlewareError(error);
      if (meant !== undefined) {
        request.response = problem(meant);
        return;
      }
      logError(error);
      request.response = isDependencyFailure(error)
        ? problem(
            {
              status: 503,
              type: '/problems/dependency-unavailable',
              title: 'A service that this request needs is not available; try again later.',
            },
            { 'retry-after': retryAfterSeconds },
          )
        : problem({ status: 500, title: 'The request could not be processed.' });
    },
  };
}

function readMiddlewareError(error: unknown): Problem | undefined {
  const { statusCode = 500, cause, message } = (error ?? {}) as HttpError;
  if (statusCode < 400 || statusCode >= 500 || cause?.package === undefined) return undefined;
  if (cause.package !== '@middy/http-json-body-parser') {
    // An id may have a slash in it, and then no route takes it: as unknown as any other that nobody has.
    const type = statusCode === 404 ? ({ type: '/problems/not-found' } as const) : {};
    return { status: statusCode, ...type, title: message };
  }
  if (statusCode === 415) {
    return {
      status: 415,
      type: '/problems/unsupported-media-type',
      title: 'The body must be JSON, with the content type application/json.',
    };
  }
  // The body parser says 422 for malformed JSON; here 422 means well-formed but against a rule.
  return { status: 400, type: '/problems/malformed-json', title: 'The body is not valid JSON.' };
}
