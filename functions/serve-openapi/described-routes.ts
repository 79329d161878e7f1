import { healthDescriptions } from '../check-health/describe-health.ts';
import { holdDescriptions } from '../manage-holds/describe-holds.ts';
import { payoutDescriptions } from '../manage-payouts/describe-payouts.ts';
import { privacyDescriptions } from '../manage-privacy/describe-privacy.ts';
import { codeDescriptions } from '../manage-programs/describe-codes.ts';
import { connectionDescriptions } from '../manage-programs/describe-connections.ts';
import { creatorDescriptions } from '../manage-programs/describe-creators.ts';
import { linkDescriptions } from '../manage-programs/describe-links.ts';
import { merchantDescriptions } from '../manage-programs/describe-merchants.ts';
import { planDescriptions } from '../manage-programs/describe-plans.ts';
import { programDescriptions } from '../manage-programs/describe-programs.ts';
import { shopCodeDescriptions } from '../manage-shop-codes/describe-shop-codes.ts';
import { weightDescriptions } from '../manage-weights/describe-weights.ts';
import { accountDescriptions } from '../read-accounts/describe-accounts.ts';
import { conversionDescriptions } from '../read-accounts/describe-conversions.ts';
import { ownAccountDescriptions } from '../read-own-account/describe-own-account.ts';
import { eventDescriptions } from '../receive-events/describe-events.ts';
import { railCallbackDescriptions } from '../receive-rail-callback/describe-rail-callbacks.ts';
import { webhookDescriptions } from '../receive-webhook/describe-webhooks.ts';
import { factDescriptions } from '../record-facts/describe-facts.ts';
import { paymentFactDescriptions } from '../record-facts/describe-payment-facts.ts';
import { clickDescriptions } from '../redirect-click/describe-clicks.ts';
import { appLinkDescriptions } from '../serve-app-links/describe-app-links.ts';
import { pixelDescriptions } from '../serve-pixel/describe-pixel.ts';
import { snippetDescriptions } from '../serve-snippet/describe-snippet.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { openApiDescriptions } from './describe-openapi.ts';

/** Every public route of the API, by area. */
export const describedRoutes: readonly RouteDescription[] = [
  ...merchantDescriptions,
  ...programDescriptions,
  ...planDescriptions,
  ...creatorDescriptions,
  ...linkDescriptions,
  ...codeDescriptions,
  ...shopCodeDescriptions,
  ...connectionDescriptions,
  ...weightDescriptions,
  ...clickDescriptions,
  ...pixelDescriptions,
  ...appLinkDescriptions,
  ...snippetDescriptions,
  ...eventDescriptions,
  ...webhookDescriptions,
  ...railCallbackDescriptions,
  ...factDescriptions,
  ...paymentFactDescriptions,
  ...holdDescriptions,
  ...payoutDescriptions,
  ...privacyDescriptions,
  ...conversionDescriptions,
  ...accountDescriptions,
  ...ownAccountDescriptions,
  ...healthDescriptions,
  ...openApiDescriptions,
];
