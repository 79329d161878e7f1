import { invitationDescriptions } from '../accept-invitation/invitation-descriptions.ts';
import { captureDescriptions } from '../capture-handle/capture-descriptions.ts';
import { healthDescriptions } from '../check-health/health-descriptions.ts';
import { callbackDescriptions } from '../finish-social-callback/callback-descriptions.ts';
import { exportDescriptions } from '../manage-books/export-descriptions.ts';
import { remittanceDescriptions } from '../manage-books/remittance-descriptions.ts';
import { prospectDescriptions } from '../manage-growth/prospect-descriptions.ts';
import { storefrontDescriptions } from '../manage-growth/storefront-descriptions.ts';
import { holdDescriptions } from '../manage-holds/hold-descriptions.ts';
import { ownInvoiceDescriptions } from '../manage-own-invoices/own-invoice-descriptions.ts';
import { accountingDescriptions } from '../manage-payouts/accounting-descriptions.ts';
import { payoutDescriptions } from '../manage-payouts/payout-descriptions.ts';
import { privacyDescriptions } from '../manage-privacy/privacy-descriptions.ts';
import { codeDescriptions } from '../manage-programs/code-descriptions.ts';
import { connectionDescriptions } from '../manage-programs/connection-descriptions.ts';
import { creatorDescriptions } from '../manage-programs/creator-descriptions.ts';
import { linkDescriptions } from '../manage-programs/link-descriptions.ts';
import { merchantDescriptions } from '../manage-programs/merchant-descriptions.ts';
import { planDescriptions } from '../manage-programs/plan-descriptions.ts';
import { programDescriptions } from '../manage-programs/program-descriptions.ts';
import { railAccountDescriptions } from '../manage-rail-accounts/rail-account-descriptions.ts';
import { shopCodeDescriptions } from '../manage-shop-codes/shop-code-descriptions.ts';
import { topicDescriptions } from '../manage-shop-topics/topic-descriptions.ts';
import { ownSocialDescriptions } from '../manage-social/own-social-descriptions.ts';
import { socialDescriptions } from '../manage-social/social-descriptions.ts';
import { billingDescriptions } from '../manage-tax/billing-descriptions.ts';
import { merchantSettingsDescriptions } from '../manage-tax/merchant-settings-descriptions.ts';
import { taxDescriptions } from '../manage-tax/tax-descriptions.ts';
import { weightDescriptions } from '../manage-weights/weight-descriptions.ts';
import { accountDescriptions } from '../read-accounts/account-descriptions.ts';
import { conversionDescriptions } from '../read-accounts/conversion-descriptions.ts';
import { ownAccountDescriptions } from '../read-own-account/own-account-descriptions.ts';
import { invoiceDescriptions } from '../read-statements/invoice-descriptions.ts';
import { payeeStatementDescriptions } from '../read-statements/payee-statement-descriptions.ts';
import { statementDescriptions } from '../read-statements/statement-descriptions.ts';
import { eventDescriptions } from '../receive-events/event-descriptions.ts';
import { railCallbackDescriptions } from '../receive-rail-callback/rail-callback-descriptions.ts';
import { webhookDescriptions } from '../receive-webhook/webhook-descriptions.ts';
import { activityDescriptions } from '../record-facts/activity-descriptions.ts';
import { adjustmentDescriptions } from '../record-facts/adjustment-descriptions.ts';
import { earlyCloseDescriptions } from '../record-facts/early-close-descriptions.ts';
import { paymentFactDescriptions } from '../record-facts/payment-fact-descriptions.ts';
import { reassignmentDescriptions } from '../record-facts/reassignment-descriptions.ts';
import { clickDescriptions } from '../redirect-click/click-descriptions.ts';
import { appLinkDescriptions } from '../serve-app-links/app-link-descriptions.ts';
import { pixelDescriptions } from '../serve-pixel/pixel-descriptions.ts';
import { snippetDescriptions } from '../serve-snippet/snippet-descriptions.ts';
import { storefrontPageDescriptions } from '../serve-storefront/storefront-page-descriptions.ts';
import type { RouteDescription } from '../shared/openapi/route-description.ts';
import { openApiDescriptions } from './openapi-descriptions.ts';

/** Every public route of the API, by area. */
export const describedRoutes: readonly RouteDescription[] = [
  ...merchantDescriptions,
  ...merchantSettingsDescriptions,
  ...programDescriptions,
  ...planDescriptions,
  ...creatorDescriptions,
  ...captureDescriptions,
  ...prospectDescriptions,
  ...invitationDescriptions,
  ...storefrontDescriptions,
  ...storefrontPageDescriptions,
  ...linkDescriptions,
  ...codeDescriptions,
  ...shopCodeDescriptions,
  ...connectionDescriptions,
  ...topicDescriptions,
  ...weightDescriptions,
  ...clickDescriptions,
  ...pixelDescriptions,
  ...appLinkDescriptions,
  ...snippetDescriptions,
  ...eventDescriptions,
  ...webhookDescriptions,
  ...railCallbackDescriptions,
  ...activityDescriptions,
  ...adjustmentDescriptions,
  ...reassignmentDescriptions,
  ...earlyCloseDescriptions,
  ...paymentFactDescriptions,
  ...holdDescriptions,
  ...payoutDescriptions,
  ...accountingDescriptions,
  ...exportDescriptions,
  ...railAccountDescriptions,
  ...socialDescriptions,
  ...ownSocialDescriptions,
  ...callbackDescriptions,
  ...taxDescriptions,
  ...remittanceDescriptions,
  ...billingDescriptions,
  ...privacyDescriptions,
  ...conversionDescriptions,
  ...accountDescriptions,
  ...ownAccountDescriptions,
  ...statementDescriptions,
  ...payeeStatementDescriptions,
  ...invoiceDescriptions,
  ...ownInvoiceDescriptions,
  ...healthDescriptions,
  ...openApiDescriptions,
];
