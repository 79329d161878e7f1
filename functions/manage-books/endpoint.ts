import type { AuditPorts } from '../shared/http/audited.ts';
import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type RemittanceRoutesPorts, remittanceRoutes } from './remittance-routes.ts';

export type ManageBooksPorts = AuditPorts & RemittanceRoutesPorts;

/** What a merchant's bookkeeping asks for: withheld tax and its payment. */
export function makeEndpoint(ports: ManageBooksPorts, logError: LogError) {
  return jsonEndpoint(remittanceRoutes(ports), logError, ports);
}
