import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { ManageShopTopicsPorts } from './ports.ts';
import { topicRoutes } from './topic-routes.ts';

/** `/v1/connections/{name}/topics`: what a shop tells, and where to. */
export function makeEndpoint(ports: ManageShopTopicsPorts) {
  return jsonEndpoint(topicRoutes(ports), ports.logError, ports);
}
