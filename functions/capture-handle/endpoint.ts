import type { Context } from 'aws-lambda';
import { toEnrolmentAddresses } from '../shared/growth/enrolment-document.ts';
import { type AdmitBrowserPorts, admitBrowser } from '../shared/http/admit-browser.ts';
import { requireKey } from '../shared/http/caller.ts';
import { allowedOriginsOf, answerPreflight, withOrigin } from '../shared/http/cross-origin.ts';
import type { LiveKeyPorts } from '../shared/http/find-live-key.ts';
import { type HttpEvent, type HttpResponse, json } from '../shared/http/http.ts';
import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import { unavailable } from '../shared/http/unavailable.ts';
import type { LogError } from '../shared/logger.ts';
import type { CaptureHandle } from './capture-handle.ts';
import { captureSchema } from './capture-schema.ts';

export type CaptureEndpointPorts = AdmitBrowserPorts &
  LiveKeyPorts & { readonly captureHandle: CaptureHandle };

/**
 * `POST /v1/handles`: a customer leaves a handle. A publishable key sends from its own pages only, and only so much
 * (403, 429). `OPTIONS /v1/handles` is asked by browsers before.
 */
export function makeEndpoint(ports: CaptureEndpointPorts, logError: LogError) {
  const post = jsonEndpoint(
    [
      {
        method: 'POST',
        // What customers say is kept with their consent; who becomes a creator by it is in the log.
        audit: 'none',
        path: '/v1/handles',
        scopes: ['events', 'browser'],
        handle: async ({ caller, headers, body, origin }) => {
          const key = requireKey(caller);
          await admitBrowser(ports, key, headers.origin);
          const outcome = await ports.captureHandle(key, parseRequest(captureSchema, body));
          if (outcome.kind === 'received') return json(202, { outcome: 'received' });
          const { enrolment, program } = outcome;
          const addresses = toEnrolmentAddresses(enrolment, program, origin);
          return json(200, { outcome: 'enrolled', ...addresses });
        },
      },
    ],
    logError,
  );
  return async (event: HttpEvent, context: Context): Promise<HttpResponse> => {
    if (event.requestContext.http.method !== 'OPTIONS') {
      return withOrigin(await post(event, context), event.headers.origin, allowedOriginsOf(event));
    }
    try {
      return await answerPreflight(ports, event);
    } catch (error) {
      logError(error);
      return unavailable();
    }
  };
}
