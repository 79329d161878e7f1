import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type {
  APIGatewayProxyEventV2WithLambdaAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { problem } from '../shared/problem.ts';
import { problemHandler } from '../shared/problem-handler.ts';
import { unavailable } from '../shared/unavailable.ts';
import { eventsSchema } from './events-schema.ts';
import type { EventsOutcome, ReceiveEvents } from './receive-events.ts';

/** Merchant and scopes come from the authorizer, never from the body. */
type Request = APIGatewayProxyEventV2WithLambdaAuthorizer<{ merchantId?: string; scopes?: string }>;

/**
 * `POST /v1/events`: 202 once all events are queued; 400 for what is no JSON, 415 for another
 * content type, 403 without the scope `events`, 409 for two different events of one id, 422 for a
 * broken rule, 503 while the queue takes nothing. Refused requests leave nothing behind.
 */
export function makeEndpoint(receiveEvents: ReceiveEvents, logError: (error: unknown) => void) {
  return middy<Request, APIGatewayProxyStructuredResultV2>()
    .use(problemHandler(logError))
    .use(httpJsonBodyParser())
    .handler(async (event: Request) => {
      const { merchantId, scopes = '' } = event.requestContext.authorizer.lambda;
      if (merchantId === undefined || !scopes.split(',').includes('events')) {
        const title = 'This key may not send events.';
        return problem({ status: 403, type: '/problems/missing-scope', title });
      }
      const body = eventsSchema.safeParse(event.body);
      if (!body.success) return invalid(body.error.issues);
      try {
        return answer(await receiveEvents(merchantId, body.data.events));
      } catch (error) {
        logError(error);
        return unavailable();
      }
    });
}

function answer(outcome: EventsOutcome): APIGatewayProxyStructuredResultV2 {
  if (outcome.kind === 'invalid') return invalid(outcome.issues);
  if (outcome.kind === 'conflict') {
    return problem({
      status: 409,
      type: '/problems/conflicting-events',
      title: `Two different events have the id ${outcome.id}.`,
    });
  }
  return {
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accepted: outcome.accepted }),
  };
}

function invalid(issues: readonly unknown[]): APIGatewayProxyStructuredResultV2 {
  return problem({
    status: 422,
    type: '/problems/invalid-events',
    title: 'The events are not valid.',
    issues,
  });
}
