import { localAccountId } from '../local-account.ts';
import { decodePath, type RouteMatch } from './match-route.ts';
import type { ReceivedRequest } from './received-request.ts';

export type RequestEvent = Readonly<Record<string, unknown>> & {
  readonly requestContext: Readonly<Record<string, unknown>>;
};

/** A request as HTTP APIs hand it to a function: payload format version 2.0. */
export function requestEvent(
  request: ReceivedRequest,
  { route, pathParameters }: RouteMatch,
  apiId: string,
  authorizerContext?: Readonly<Record<string, unknown>>,
): RequestEvent {
  const { cookies, headers, body } = request;
  const query = queryParameters(request.query);
  const isText = isTextBody(headers['content-type'], body);

  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: decodePath(request.path),
    rawQueryString: request.query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: requestContext(request, route.routeKey, apiId, authorizerContext),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function requestContext(
  request: ReceivedRequest,
  routeKey: string,
  apiId: string,
  authorizerContext?: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const domainName = request.headers.host ?? '';

  return {
    accountId: localAccountId,
    apiId,
    ...(authorizerContext && { authorizer: { lambda: authorizerContext } }),
    domainName,
    domainPrefix: domainName.split('.')[0],
    http: {
      method: request.method,
      path: decodePath(request.path),
      protocol: request.protocol,
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: request.id,
    routeKey,
    stage: '$default',
    time: commonLogTime(request.receivedAt),
    timeEpoch: request.receivedAt,
  };
}

/** Several values of one name are joined with commas. */
function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }

  return parameters;
}

const textTypes = /^(text\/.*|application\/(json|javascript|xml|x-www-form-urlencoded))\s*(;|$)/i;

/**
 * Whether a body travels as text, which its content type decides. Bytes that are no UTF-8 travel as
 * base64 all the same: as text they would reach the function altered.
 */
function isTextBody(contentType: string | undefined, body: Buffer): boolean {
  return contentType !== undefined && textTypes.test(contentType) && isUtf8(body);
}

function isUtf8(body: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

/** Such as `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(instant: number): string {
  const [, weekday, day, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(instant).toUTCString()) ?? [];

  return weekday === undefined ? '' : `${day}/${month}/${year}:${time} +0000`;
}
