import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type AccountRoutesPorts, accountRoutes } from './account-routes.ts';
import { type AuditRoutesPorts, auditRoutes } from './audit-routes.ts';
import { closingRoutes } from './closing-routes.ts';
import { type ClosingRunRoutesPorts, closingRunRoutes } from './closing-run-routes.ts';
import { type ConversionRoutesPorts, conversionRoutes } from './conversion-routes.ts';
import type { ReadClosingsPorts } from './read-closings.ts';
import type { ReadReportsPorts } from './read-reports.ts';
import { reportRoutes } from './report-routes.ts';

export type ReadAccountsPorts = ConversionRoutesPorts &
  AccountRoutesPorts &
  ReadReportsPorts &
  ReadClosingsPorts &
  ClosingRunRoutesPorts &
  AuditRoutesPorts;

/**
 * What the merchant's people and back ends read: conversions, accounts, statements, reports and
 * what waits to be closed. 403 without the scope `read` or `manage`, or for a creator's own key; 404
 * alike for what is unknown and what is another merchant's; 400 for a limit out of range or a forged
 * cursor; 422 for any other parameter that is wrong or unknown.
 */
export function makeEndpoint(ports: ReadAccountsPorts, logError: LogError) {
  return jsonEndpoint(
    [
      ...conversionRoutes(ports),
      ...accountRoutes(ports),
      ...reportRoutes(ports),
      ...closingRoutes(ports),
      ...closingRunRoutes(ports),
      ...auditRoutes(ports),
    ],
    logError,
  );
}
