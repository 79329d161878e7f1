import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type ActivityRoutesPorts, activityRoutes } from './activity-routes.ts';

export type RecordFactsPorts = ActivityRoutesPorts;

/** What people and back ends say that no shop says, each with an `Idempotency-Key`. */
export function makeEndpoint(ports: RecordFactsPorts, logError: LogError) {
  return jsonEndpoint([...activityRoutes(ports)], logError);
}
