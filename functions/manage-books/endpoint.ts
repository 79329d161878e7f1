import type { AuditPorts } from '../shared/http/audited.ts';
import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type ExportRoutesPorts, exportRoutes } from './export-routes.ts';
import { type RemittanceRoutesPorts, remittanceRoutes } from './remittance-routes.ts';

export type ManageBooksPorts = AuditPorts & RemittanceRoutesPorts & ExportRoutesPorts;

/** What a merchant's bookkeeping asks for: withheld tax and its payment, and exports of the books. */
export function makeEndpoint(ports: ManageBooksPorts, logError: LogError) {
  const routes = [...remittanceRoutes(ports), ...exportRoutes(ports)];
  return jsonEndpoint(routes, logError, ports);
}
