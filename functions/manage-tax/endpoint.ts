import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { billingRoutes } from './billing-routes.ts';
import { merchantSettingsRoutes } from './merchant-settings-routes.ts';
import type { ManageTaxPorts } from './ports.ts';
import { taxProfileRoutes } from './tax-profile-routes.ts';

/** Who is who for tax, how they are billed, and what of a merchant may change. */
export function makeEndpoint(ports: ManageTaxPorts, logError: LogError) {
  const routes = [
    ...taxProfileRoutes(ports),
    ...billingRoutes(ports),
    ...merchantSettingsRoutes(ports),
  ];
  return jsonEndpoint(routes, logError, ports);
}
