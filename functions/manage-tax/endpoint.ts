import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import type { ManageTaxPorts } from './ports.ts';
import { taxProfileRoutes } from './tax-profile-routes.ts';

/** Who is who for tax. */
export function makeEndpoint(ports: ManageTaxPorts, logError: LogError) {
  return jsonEndpoint(taxProfileRoutes(ports), logError, ports);
}
