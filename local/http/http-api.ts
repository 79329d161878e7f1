import type { FunctionHost, PlannedApi } from '../plan.ts';
import { type CrossOriginSettings, preflightResponse, withCrossOrigin } from './cross-origin.ts';
import {
  functionResponse,
  type GatewayResponse,
  gatewayMessage,
  internalServerError,
} from './gateway-response.ts';
import { makeAuthorizer } from './make-authorizer.ts';
import { makeRouteMatcher } from './match-route.ts';
import type { ReceivedRequest } from './received-request.ts';
import { requestEvent } from './request-event.ts';

/** Answers one request as the HTTP API of the template would. */
export type HttpApi = (request: ReceivedRequest) => Promise<GatewayResponse>;

/** The gateway's limit for an integration. */
const answerLimitMs = 30_000;

const notFound = gatewayMessage(404, 'Not Found');
const serviceUnavailable = gatewayMessage(503, 'Service Unavailable');

/** Routes, authorizers and cross-origin rules of one API, before its functions. */
export function makeHttpApi(api: PlannedApi, host: FunctionHost): HttpApi {
  const matchRoute = makeRouteMatcher(api.routes);
  const authorize = makeAuthorizer(host, api.logicalId);
  const crossOrigin = api.cors as CrossOriginSettings | undefined;

  async function answer(request: ReceivedRequest): Promise<GatewayResponse> {
    const match = matchRoute(request.method, request.path);
    if (match === undefined) return notFound;
    const verdict = await authorize(request, match);
    if (verdict?.isAuthorized === false) return verdict.response;

    const { functionId } = match.route;
    if (functionId === undefined) return internalServerError;
    const event = requestEvent(request, match, api.logicalId, verdict?.context);
    const result = await host.invoke(functionId, event, { waitForCapacity: true });

    return result.ok ? functionResponse(result.value) : internalServerError;
  }

  return async (request) => {
    if (crossOrigin === undefined) return withinLimit(answer(request));
    const preflight = preflightResponse(request, crossOrigin);

    return preflight ?? withCrossOrigin(await withinLimit(answer(request)), request, crossOrigin);
  };
}

/** The function goes on after the gateway has given up, as it does on AWS. */
async function withinLimit(answer: Promise<GatewayResponse>): Promise<GatewayResponse> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<GatewayResponse>((resolve) => {
    timer = setTimeout(() => resolve(serviceUnavailable), answerLimitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
