import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpRouterHandler, { type Route as RouterRoute } from '@middy/http-router';
import type { AuditKind } from '../../../core/audit/audit-kind.ts';
import type { Scope } from '../../../core/programs/program.ts';
import type { LogError } from '../logger.ts';
import { type AuditPorts, audited } from './audited.ts';
import { type Caller, readCaller, requireScope } from './caller.ts';
import type { HttpEvent, HttpResponse } from './http.ts';
import { originOf } from './origin-of.ts';
import { notFound } from './problem-error.ts';
import { problemHandler } from './problem-handler.ts';
import { requireCsv } from './require-csv.ts';
import { requireStorableJson } from './require-storable-json.ts';
import { showBefore } from './show-before.ts';

/** A request without the gateway's wrapping. Nothing in it is checked but the caller. */
export type JsonRequest = {
  readonly caller: Caller;
  readonly method: string;
  readonly path: string;
  /** Scheme and host by which the caller reached the API. */
  readonly origin: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The parsed JSON; undefined for GET and DELETE. */
  readonly body: unknown;
  /** Unique among all requests, as far as the gateway can tell. */
  readonly requestId: string;
};

export type JsonRoute = ReadingRoute | ChangingRoute;

type ReadingRoute = AnyRoute & { readonly method: 'GET' };

/** What the audit log is told of a change; see `audited`. */
export type ChangingRoute = AnyRoute & {
  readonly method: 'DELETE' | 'POST' | 'PUT';
  /** What happens to what; `none` for what no person decides. */
  readonly audit: AuditKind | 'none';
  /**
   * The thing as it is before, for the audit log. Default: what the endpoint shows of it, under the
   * route's path (`PUT`, `DELETE`), or that of the thing that the action is about (`POST /v1/things/{id}/action`).
   */
  readonly before?: (request: JsonRequest) => Promise<unknown>;
  /** Default: JSON. The body is then a text. */
  readonly takes?: 'text/csv';
  /** Fields of the answer that the audit log must not keep. */
  readonly secrets?: readonly string[];
};

type AnyRoute = {
  /** As the gateway writes it: `/v1/programs/{programId}`. */
  readonly path: `/${string}`;
  /** Any of these lets a caller in. */
  readonly scopes: readonly (Scope | 'operator')[];
  readonly handle: (request: JsonRequest) => Promise<HttpResponse>;
};

/**
 * An endpoint of several routes that speaks JSON: 400 for what is not JSON, 415 for another content
 * type, 403 for a caller without scope, and every error a problem document. What changes something is
 * in the audit log. Its routes can be looked at.
 */
export function jsonEndpoint(
  routes: readonly JsonRoute[],
  logError: LogError,
  auditPorts?: AuditPorts,
) {
  const handled = routes.map((route) => routerRoute(auditRoute(route, routes, auditPorts)));
  const endpoint = middy<HttpEvent, HttpResponse>()
    .use(problemHandler(logError))
    .use(httpHeaderNormalizer())
    .handler(httpRouterHandler<HttpEvent, HttpResponse>(handled));
  return Object.assign(endpoint, { routes });
}

function auditRoute(
  route: JsonRoute,
  routes: readonly JsonRoute[],
  ports: AuditPorts | undefined,
): JsonRoute {
  if (route.method === 'GET' || route.audit === 'none') return route;
  if (ports === undefined) throw new Error(`${route.path} changes something and has no audit log.`);
  const { audit: kind, before = showBefore(route, routes), secrets = [] } = route;
  return { ...route, handle: audited(ports, { kind, before, secrets }, route.handle) };
}

function routerRoute(route: JsonRoute): RouterRoute<HttpEvent, HttpResponse> {
  const handler = middy<HttpEvent, HttpResponse>(async (event: HttpEvent) =>
    route.handle(readRequest(event)),
  );
  // Who may not call learns nothing about the body.
  handler.before(({ event }) => requireScope(readCaller(event), ...route.scopes));
  handler.before(({ event }) => refuseEndlessIds(event));
  if (route.method !== 'GET' && route.takes === 'text/csv') {
    handler.before(({ event }) => requireCsv(event));
  } else if (route.method === 'POST' || route.method === 'PUT') {
    handler.use(httpJsonBodyParser());
    handler.before(({ event }) => requireStorableJson(event.body));
  }
  return { method: route.method, path: route.path, handler };
}

/** Longer than any id of ours, and short enough to be asked for: a table's key ends at 1024 bytes. */
const maxIdBytes = 512;

function refuseEndlessIds({ pathParameters }: HttpEvent): void {
  const ids = Object.values(pathParameters ?? {});
  if (ids.some((id = '') => Buffer.byteLength(id) > maxIdBytes)) throw notFound();
}

function readRequest(event: HttpEvent): JsonRequest {
  return {
    caller: readCaller(event),
    method: event.requestContext.http.method,
    path: event.rawPath,
    origin: originOf(event),
    parameters: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    headers: event.headers,
    body: event.body,
    requestId: event.requestContext.requestId ?? '',
  };
}
