import { localArnOfApi } from '../local-account.ts';
import type { FunctionHost, InvokeResult, PlannedRoute } from '../plan.ts';
import { type GatewayResponse, gatewayMessage, internalServerError } from './gateway-response.ts';
import type { RouteMatch } from './match-route.ts';
import type { ReceivedRequest } from './received-request.ts';
import { requestEvent } from './request-event.ts';

export type Verdict =
  | { readonly isAuthorized: true; readonly context: Readonly<Record<string, unknown>> }
  | { readonly isAuthorized: false; readonly response: GatewayResponse };

/** Asks the authorizer of a route, if it has one; undefined means that anybody may come in. */
export type Authorize = (
  request: ReceivedRequest,
  match: RouteMatch,
) => Promise<Verdict | undefined>;

type LambdaAuthorizer = NonNullable<PlannedRoute['authorizer']>;

const unauthorized = {
  isAuthorized: false,
  response: gatewayMessage(401, 'Unauthorized'),
} as const;
const forbidden = { isAuthorized: false, response: gatewayMessage(403, 'Forbidden') } as const;
const failed = { isAuthorized: false, response: internalServerError } as const;

/**
 * Lambda authorizers with simple responses. A request without the identity that the authorizer asks
 * for is refused with 401 before any function runs; a no is 403; a failure is 500.
 *
 * Verdicts are kept as long as the template says, by identity, on the runtime's clock.
 */
export function makeAuthorizer(host: FunctionHost, apiId: string): Authorize {
  const cache = new Map<string, { verdict: Verdict; until: number }>();

  return async (request, match) => {
    const { authorizer } = match.route;
    if (authorizer === undefined) return undefined;
    const identity = authorizer.identitySources.map((source) => identityOf(source, request, match));
    if (identity.some((value) => !value)) return unauthorized;

    const key = JSON.stringify([authorizer.functionId, ...identity]);
    const kept = cache.get(key);
    if (kept && kept.until > request.receivedAt) return kept.verdict;

    const event = authorizerEvent(request, match, apiId, identity);
    const verdict = verdictOf(
      await host.invoke(authorizer.functionId, event, { waitForCapacity: true }),
    );
    if (authorizer.cacheSeconds > 0 && verdict !== failed) {
      cache.set(key, { verdict, until: request.receivedAt + authorizer.cacheSeconds * 1000 });
    }
    return verdict;
  };
}

function identityOf(
  source: LambdaAuthorizer['identitySources'][number],
  request: ReceivedRequest,
  match: RouteMatch,
): string | undefined {
  const [, kind, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  if (kind === 'header') return request.headers[name.toLowerCase()];
  if (kind === 'querystring') return new URLSearchParams(request.query).get(name) ?? undefined;

  return source === '$context.routeKey' ? match.route.routeKey : undefined;
}

function authorizerEvent(
  request: ReceivedRequest,
  match: RouteMatch,
  apiId: string,
  identity: readonly (string | undefined)[],
): Readonly<Record<string, unknown>> {
  const { body: _, isBase64Encoded: __, ...event } = requestEvent(request, match, apiId);
  const [method, path = ''] = match.route.routeKey.split(' ');

  return {
    ...event,
    type: 'REQUEST',
    routeArn: localArnOfApi(`${apiId}/$default/${method}${path}`),
    identitySource: identity,
  };
}

function verdictOf(result: InvokeResult): Verdict {
  if (!result.ok) return failed;
  const answer = result.value as {
    isAuthorized?: unknown;
    context?: Record<string, unknown>;
  } | null;
  if (typeof answer?.isAuthorized !== 'boolean') return failed;

  return answer.isAuthorized ? { isAuthorized: true, context: answer.context ?? {} } : forbidden;
}
