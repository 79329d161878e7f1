import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { ManageShopCodesPorts } from './ports.ts';
import { shopCodeRoutes } from './shop-code-routes.ts';

/** `/v1/codes/…` where a shop is asked: nobody else who manages programs can open a shop's API. */
export function makeEndpoint(ports: ManageShopCodesPorts) {
  return jsonEndpoint(shopCodeRoutes(ports), ports.logError, ports);
}
