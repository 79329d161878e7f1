import type { Context } from 'aws-lambda';
import { type AdmitBrowserPorts, admitBrowser } from '../shared/http/admit-browser.ts';
import { requireKey } from '../shared/http/caller.ts';
import { allowedOriginsOf, answerPreflight, withOrigin } from '../shared/http/cross-origin.ts';
import type { LiveKeyPorts } from '../shared/http/find-live-key.ts';
import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { conflict, invalid } from '../shared/http/problem-error.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import { eventsSchema } from './events-schema.ts';
import type { EventsOutcome, ReceiveEvents } from './receive-events.ts';
import { requireBrowserEvents } from './require-browser-events.ts';

export type EventsEndpointPorts = AdmitBrowserPorts &
  LiveKeyPorts & { readonly receiveEvents: ReceiveEvents };

/**
 * `POST /v1/events`: 202 once all events are queued and stored; 400 for what is no JSON, 415 for another
 * content type, 403 without the scope `events` or `browser`, 409 for two different events of one id, 422
 * for a broken rule, 503 while the queue takes nothing. A publishable key sends from its own pages only, what
 * browsers may tell only, and only so much (403, 429). `OPTIONS /v1/events` is asked by browsers before.
 */
export function makeEndpoint(ports: EventsEndpointPorts, logError: LogError) {
  const post = jsonEndpoint(
    [
      {
        method: 'POST',
        // What machines tell is in the facts; nobody decides it.
        audit: 'none',
        path: '/v1/events',
        scopes: ['events', 'browser'],
        handle: async ({ caller, headers, body }) => {
          const key = requireKey(caller);
          await admitBrowser(ports, key, headers.origin);
          const { events } = parseRequest(eventsSchema, body);
          if (key.publishable !== undefined) requireBrowserEvents(events);
          return answer(await ports.receiveEvents(key, events));
        },
      },
    ],
    logError,
  );
  return async (event: HttpEvent, context: Context): Promise<HttpResponse> => {
    if (event.requestContext.http.method !== 'OPTIONS') {
      const { origin } = event.headers;
      return withOrigin(await post(event, context), origin, allowedOriginsOf(event));
    }
    try {
      return await answerPreflight(ports, event);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}

function answer(outcome: EventsOutcome): HttpResponse {
  if (outcome.kind === 'invalid') throw invalid(outcome.issues);
  if (outcome.kind === 'conflict') throw conflict(outcome.type, outcome.detail);
  return json(202, { accepted: outcome.accepted });
}
