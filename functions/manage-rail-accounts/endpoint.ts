import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import { ownRailAccountRoutes } from './own-rail-account-routes.ts';
import type { ManageRailAccountsPorts } from './ports.ts';
import { railAccountRoutes } from './rail-account-routes.ts';

/** Creators' accounts at rails: opened, completed by the creator, and how far they are. */
export function makeEndpoint(ports: ManageRailAccountsPorts) {
  const routes = [...railAccountRoutes(ports), ...ownRailAccountRoutes(ports)];
  return jsonEndpoint(routes, ports.logError, ports);
}
