import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type PayoutRoutesPorts, payoutRoutes } from './payout-routes.ts';
import { type RunRoutesPorts, runRoutes } from './run-routes.ts';

/** `/v1/payouts…`, the routes of `docs/architecture.md`. */
export function makeEndpoint(ports: RunRoutesPorts & PayoutRoutesPorts, logError: LogError) {
  return jsonEndpoint([...runRoutes(ports), ...payoutRoutes(ports)], logError, ports);
}
