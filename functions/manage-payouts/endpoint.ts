import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type AccountingRoutesPorts, accountingRoutes } from './accounting-routes.ts';
import { type PayoutRoutesPorts, payoutRoutes } from './payout-routes.ts';
import { type RunRoutesPorts, runRoutes } from './run-routes.ts';

type Ports = RunRoutesPorts & PayoutRoutesPorts & AccountingRoutesPorts;

/** `/v1/payouts…` and `/v1/accounting-periods…`, the routes of `docs/architecture.md`. */
export function makeEndpoint(ports: Ports, logError: LogError) {
  const routes = [...runRoutes(ports), ...payoutRoutes(ports), ...accountingRoutes(ports)];
  return jsonEndpoint(routes, logError, ports);
}
