import { jsonEndpoint } from '../shared/http/json-endpoint.ts';
import type { LogError } from '../shared/logger.ts';
import { type ActivityRoutesPorts, activityRoutes } from './activity-routes.ts';
import { type AdjustmentRoutesPorts, adjustmentRoutes } from './adjustment-routes.ts';
import { type CostRoutesPorts, costRoutes } from './cost-routes.ts';
import { type EarlyCloseRoutesPorts, earlyCloseRoutes } from './early-close-routes.ts';
import { type PaymentFactRoutesPorts, paymentFactRoutes } from './payment-fact-routes.ts';
import { paymentReferenceRoute } from './payment-reference-route.ts';
import { reassignmentRoutes } from './reassignment-routes.ts';
import { type SubscriptionRoutesPorts, subscriptionRoutes } from './subscription-routes.ts';

export type RecordFactsPorts = ActivityRoutesPorts &
  AdjustmentRoutesPorts &
  CostRoutesPorts &
  EarlyCloseRoutesPorts &
  PaymentFactRoutesPorts &
  SubscriptionRoutesPorts;

/** What people and back ends say that no shop says; every POST has an `Idempotency-Key`. */
export function makeEndpoint(ports: RecordFactsPorts, logError: LogError) {
  return jsonEndpoint(
    [
      ...activityRoutes(ports),
      ...adjustmentRoutes(ports),
      ...reassignmentRoutes(ports),
      ...costRoutes(ports),
      ...earlyCloseRoutes(ports),
      ...paymentFactRoutes(ports),
      paymentReferenceRoute(ports),
      ...subscriptionRoutes(ports),
    ],
    logError,
    ports,
  );
}
