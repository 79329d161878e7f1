import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { problem } from './problem.ts';

type HttpError = Error & { readonly statusCode?: number; readonly cause?: { package?: string } };

/**
 * Answers a thrown error as a problem document.
 *
 * An error that carries a 4xx status was meant for the caller. Any other is a fault of ours: it
 * goes to `logError`, and the caller learns that the request failed but not why.
 */
export function problemHandler<Event>(
  logError: (error: unknown) => void,
): MiddlewareObj<Event, APIGatewayProxyStructuredResultV2> {
  return {
    onError: function problemHandlerOnError(request) {
      const error = request.error as HttpError;
      const status = statusOf(error);
      if (status < 500) {
        request.response = problem({ status, title: error.message });
        return;
      }
      logError(error);
      request.response = problem({ status: 500, title: 'The request could not be processed.' });
    },
  };
}

function statusOf(error: HttpError): number {
  // The body parser says 422 for malformed JSON; here 422 means well-formed but against a rule.
  if (error.cause?.package === '@middy/http-json-body-parser' && error.statusCode === 422) {
    return 400;
  }
  return error.statusCode ?? 500;
}
