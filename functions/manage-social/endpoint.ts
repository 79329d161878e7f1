import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { appRoutes } from './app-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { ownSocialRoutes } from './own-social-routes.ts';
import type { ManageSocialPorts } from './ports.ts';
import { socialRoutes } from './social-routes.ts';

/** Creators' accounts at platforms: connected, proved, shown, and ended. */
export function makeEndpoint(ports: ManageSocialPorts) {
  const routes = [
    ...appRoutes(ports),
    ...socialRoutes(ports),
    ...contentRoutes(ports),
    ...ownSocialRoutes(ports),
  ];
  return jsonEndpoint(routes, ports.logError, ports);
}
