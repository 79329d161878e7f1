import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type ApprovalRoutesPorts, approvalRoutes } from './approval-routes.ts';
import { type ControlRoutesPorts, controlRoutes } from './control-routes.ts';
import { type PayoutRoutesPorts, payoutRoutes } from './payout-routes.ts';
import { type RunRoutesPorts, runRoutes } from './run-routes.ts';

export type ManagePayoutsPorts = RunRoutesPorts &
  ApprovalRoutesPorts &
  ControlRoutesPorts &
  PayoutRoutesPorts;

/** `/v1/payouts…`, the routes of `docs/architecture.md`. */
export function makeEndpoint(ports: ManagePayoutsPorts, logError: LogError) {
  const routes = [
    ...runRoutes(ports),
    ...approvalRoutes(ports),
    ...controlRoutes(ports),
    ...payoutRoutes(ports),
  ];
  return jsonEndpoint(routes, logError, ports);
}
