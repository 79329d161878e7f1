import { findLiveKey, type LiveKeyPorts } from './find-live-key.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import { problem } from './problem.ts';

/** How long a browser need not ask again, in seconds; Chromium remembers no longer. */
const preflightSeconds = 7_200;

/**
 * Answers a browser that asks whether a page may send something (Fetch standard, "CORS-preflight fetch"). Such a
 * request has no `Authorization`, so the publishable key stands in the address: `?key=trbp_…`. A page whose
 * origin the key does not name gets the same answer as one with a key that does not exist.
 */
export async function answerPreflight(
  ports: LiveKeyPorts,
  event: HttpEvent,
): Promise<HttpResponse> {
  const { origin } = event.headers;
  const key = await findLiveKey(ports, event.queryStringParameters?.key ?? '');
  if (origin === undefined || key?.publishable?.allowedOrigins.includes(origin) !== true) {
    return problem({
      status: 403,
      type: '/problems/origin-not-allowed',
      title: 'Pages of this origin send nothing with the key in the address.',
    });
  }
  return {
    statusCode: 204,
    headers: {
      ...allow(origin),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': String(preflightSeconds),
    },
  };
}

/** Lets the page that sent a request read its answer, if the key in the request names its origin. */
export function withOrigin(
  response: HttpResponse,
  origin: string | undefined,
  allowedOrigins: readonly string[] = [],
): HttpResponse {
  if (origin === undefined || !allowedOrigins.includes(origin)) return response;
  return { ...response, headers: { ...response.headers, ...allow(origin) } };
}

/** The origins that the authorizer found with the key; also of a request that is refused, whose caller is nobody. */
export function allowedOriginsOf(event: HttpEvent): readonly string[] | undefined {
  const { authorizer } = event.requestContext as {
    authorizer?: { lambda?: { allowedOrigins?: string } };
  };
  return authorizer?.lambda?.allowedOrigins?.split(',');
}

function allow(origin: string) {
  return { 'access-control-allow-origin': origin, vary: 'origin' };
}
