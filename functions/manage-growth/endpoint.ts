import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import type { ManageGrowthPorts } from './ports.ts';
import { prospectRoutes } from './prospect-routes.ts';
import { recommendationRoutes } from './recommendation-routes.ts';
import { storefrontRoutes } from './storefront-routes.ts';
import { vettingRoutes } from './vetting-routes.ts';

/** Customers who could be creators, what is known of accounts, storefronts, and which products suit whom. */
export function makeEndpoint(ports: ManageGrowthPorts, logError: LogError) {
  return jsonEndpoint(
    [
      ...prospectRoutes(ports),
      ...vettingRoutes(ports),
      ...storefrontRoutes(ports),
      ...recommendationRoutes(ports),
    ],
    logError,
    ports,
  );
}
