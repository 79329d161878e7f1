import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { billingRoutes } from './billing-routes.ts';
import type { ManageTaxPorts } from './ports.ts';
import { taxProfileRoutes } from './tax-profile-routes.ts';

/** Who is who for tax, and how they are billed. */
export function makeEndpoint(ports: ManageTaxPorts, logError: LogError) {
  return jsonEndpoint([...taxProfileRoutes(ports), ...billingRoutes(ports)], logError, ports);
}
