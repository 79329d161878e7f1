import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import type { ManagePrivacyPorts } from './ports.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { requestRoutes } from './request-routes.ts';

/** `/v1/privacy…`: what persons and creators have a right to. */
export function makeEndpoint(ports: ManagePrivacyPorts, logError: LogError) {
  return jsonEndpoint([...privacyRoutes(ports), ...requestRoutes(ports)], logError, ports);
}
