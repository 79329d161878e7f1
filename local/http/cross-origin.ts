import type { GatewayResponse } from './gateway-response.ts';
import type { ReceivedRequest } from './received-request.ts';

/** `CorsConfiguration` of an HTTP API. */
export type CrossOriginSettings = {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly AllowCredentials?: boolean;
  readonly MaxAge?: number;
};

/** The gateway's own answer to a preflight request; undefined if the request is none. */
export function preflightResponse(
  request: ReceivedRequest,
  settings: CrossOriginSettings,
): GatewayResponse | undefined {
  const isPreflight =
    request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  if (!isPreflight) return undefined;

  const headers = {
    ...originHeaders(request, settings),
    ...listHeader('access-control-allow-methods', settings.AllowMethods),
    ...listHeader('access-control-allow-headers', settings.AllowHeaders),
    ...(settings.MaxAge !== undefined && { 'access-control-max-age': String(settings.MaxAge) }),
  };
  const isAllowed = Object.hasOwn(headers, 'access-control-allow-origin');

  return { status: 204, headers: isAllowed ? headers : {}, body: Buffer.alloc(0) };
}

/** Adds the gateway's cross-origin headers, in place of those that a function may have set. */
export function withCrossOrigin(
  response: GatewayResponse,
  request: ReceivedRequest,
  settings: CrossOriginSettings,
): GatewayResponse {
  const own = Object.entries(response.headers).filter(
    ([name]) => !name.startsWith('access-control-'),
  );

  return {
    ...response,
    headers: {
      ...Object.fromEntries(own),
      ...originHeaders(request, settings),
      ...listHeader('access-control-expose-headers', settings.ExposeHeaders),
    },
  };
}

function originHeaders(
  request: ReceivedRequest,
  { AllowOrigins: allowed = [], AllowCredentials: credentials }: CrossOriginSettings,
): Record<string, string> {
  const { origin } = request.headers;
  if (origin === undefined) return {};
  const isAllowed = allowed.some((pattern) => matchesOrigin(pattern, origin));
  if (!isAllowed) return {};

  return {
    'access-control-allow-origin': allowed.includes('*') ? '*' : origin,
    ...(credentials && { 'access-control-allow-credentials': 'true' }),
  };
}

function matchesOrigin(pattern: string, origin: string): boolean {
  const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : undefined;

  return prefix === undefined ? pattern === origin : origin.startsWith(prefix);
}

function listHeader(name: string, values: readonly string[] = []): Record<string, string> {
  return values.length > 0 ? { [name]: values.join(',') } : {};
}
