import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type AccountingRoutesPorts, accountingRoutes } from './accounting-routes.ts';
import { type ApprovalRoutesPorts, approvalRoutes } from './approval-routes.ts';
import { type ControlRoutesPorts, controlRoutes } from './control-routes.ts';
import { type PayoutRoutesPorts, payoutRoutes } from './payout-routes.ts';
import { type RunRoutesPorts, runRoutes } from './run-routes.ts';

export type ManagePayoutsPorts = RunRoutesPorts &
  ApprovalRoutesPorts &
  ControlRoutesPorts &
  PayoutRoutesPorts &
  AccountingRoutesPorts;

/** `/v1/payouts…` and `/v1/accounting-periods…`, the routes of `docs/architecture.md`. */
export function makeEndpoint(ports: ManagePayoutsPorts, logError: LogError) {
  const routes = [
    ...runRoutes(ports),
    ...approvalRoutes(ports),
    ...controlRoutes(ports),
    ...payoutRoutes(ports),
    ...accountingRoutes(ports),
  ];
  return jsonEndpoint(routes, logError, ports);
}
