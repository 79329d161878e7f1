import { requireKey } from '../shared/http/caller.ts';
import { type HttpResponse, json } from '../shared/http/http.ts';
import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import type { LogError } from '../shared/logger.ts';
import { eventsSchema } from './events-schema.ts';
import type { EventsOutcome, ReceiveEvents } from './receive-events.ts';

/**
 * `POST /v1/events`: 202 once all events are queued; 400 for what is no JSON, 415 for another
 * content type, 403 without the scope `events`, 409 for two different events of one id, 422 for a
 * broken rule, 503 while the queue takes nothing. Refused requests leave nothing behind.
 */
export function makeEndpoint(receiveEvents: ReceiveEvents, logError: LogError) {
  return jsonEndpoint(
    [
      {
        method: 'POST',
        // What machines tell is in the facts; nobody decides it.
        audit: 'none',
        path: '/v1/events',
        scopes: ['events'],
        handle: async ({ caller, body }) => {
          const { events } = parseRequest(eventsSchema, body);
          return answer(await receiveEvents(requireKey(caller).merchantId, events));
        },
      },
    ],
    logError,
  );
}

function answer(outcome: EventsOutcome): HttpResponse {
  if (outcome.kind === 'invalid') throw invalid(outcome.issues);
  if (outcome.kind === 'conflict') {
    throw conflict(
      '/problems/conflicting-events',
      `Two different events have the id ${outcome.id}.`,
    );
  }
  return json(202, { accepted: outcome.accepted });
}
