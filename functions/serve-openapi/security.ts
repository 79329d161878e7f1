import type { Access } from '../shared/openapi/route-description.ts';

const signature = (name: string, description: string) => ({
  type: 'apiKey',
  in: 'header',
  name,
  description,
});

const signatures = {
  shopifySignature: signature(
    'x-shopify-hmac-sha256',
    'Base64 of the HMAC-SHA256 of the raw body under the app’s secret.',
  ),
  wooCommerceSignature: signature(
    'x-wc-webhook-signature',
    'Base64 of the HMAC-SHA256 of the raw body under the webhook’s secret.',
  ),
  stripeSignature: signature(
    'stripe-signature',
    'As Stripe signs: a timestamp, and the HMAC-SHA256 of it and the raw body.',
  ),
  adobeCommerceSignature: signature(
    'x-adobe-commerce-webhook-signature',
    'An RSA signature of the raw body; the connection has the public key.',
  ),
  standardWebhooksSignature: signature(
    'webhook-signature',
    'As Standard Webhooks says, with webhook-id and webhook-timestamp; BigCommerce signs so, too.',
  ),
  tributarySignature: signature(
    'x-tributary-signature',
    'Hex of the HMAC-SHA256 of the raw body under a secret of the connection.',
  ),
} as const;

/** How callers show who they are. */
export const securitySchemes = {
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'trb_<merchant>_<secret>',
    description:
      'A secret API key of a merchant. Scopes: manage, read, events, payouts; me is the scope of a creator’s own key.',
  },
  publishableKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'trbp_<merchant>_<text>',
    description:
      'A key that everybody can read in a page. It counts in pages of its allowedOrigins only.',
  },
  operatorKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'The key of whoever runs the deployment. It reaches no merchant’s data.',
  },
  ...signatures,
} as const;

type Requirement = Readonly<Record<string, readonly string[]>>;

/** The security requirement of a route: any one of these is enough. */
export function securityOf(access: Access): readonly Requirement[] {
  if (access === 'public') return [];
  if (access === 'rail-signature') return [{ tributarySignature: [] }];
  if (access === 'shop-signature') return Object.keys(signatures).map((name) => ({ [name]: [] }));
  return access.map((scope): Requirement => {
    if (scope === 'operator') return { operatorKey: [] };
    return scope === 'browser' ? { publishableKey: [] } : { apiKey: [scope] };
  });
}
