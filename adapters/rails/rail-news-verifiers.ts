import type { CalledRail } from '../../core/payouts/payout-rail.ts';
import type { Instant } from '../../core/time/instant.ts';
import { standardWebhooksVerifier } from '../shops/standard-webhooks/verify-standard-webhooks.ts';
import { stripeVerifier } from '../shops/stripe/verify-stripe.ts';
import { readHeader } from '../webhooks/read-header.ts';
import type { WebhookDelivery } from '../webhooks/webhook-verifier.ts';
import { isPaypalCertificateUrl } from './paypal/is-paypal-certificate-url.ts';
import { paypalVerifier } from './paypal/verify-paypal.ts';
import { wiseVerifier } from './wise/verify-wise.ts';

/**
 * Whether a rail sent a delivery. What a connection keeps for it is what its rail signs with, the current one first: Stripe's signing
 * secrets, the ids of PayPal's webhooks, which are signed with the body, Wise's public keys, and the
 * secrets of Standard Webhooks that the merchant's own system signs with.
 */
export type VerifyRailNews = (
  delivery: WebhookDelivery,
  kept: readonly string[],
) => Promise<boolean>;

/** @param findCertificate - PayPal's certificate at an address of PayPal's, in PEM; throws if there is none that counts. */
export function railNewsVerifiers(
  findCertificate: (url: string) => Promise<string>,
  now: () => Instant,
): Readonly<Record<CalledRail, VerifyRailNews>> {
  return {
    stripe: async (delivery, secrets) =>
      stripeVerifier.verify(delivery, secrets, { now: now() }).ok,
    async paypal(delivery, webhookIds) {
      const url = readHeader(delivery, 'paypal-cert-url') ?? '';
      if (webhookIds.length === 0 || !isPaypalCertificateUrl(url)) return false;
      const keys = [await findCertificate(url)];
      return webhookIds.some(
        (webhookId) => paypalVerifier.verify(delivery, keys, { now: now(), webhookId }).ok,
      );
    },
    wise: async (delivery, publicKeys) =>
      wiseVerifier.verify(delivery, publicKeys, { now: now() }).ok,
    fulfilment: async (delivery, secrets) =>
      standardWebhooksVerifier.verify(delivery, secrets, { now: now() }).ok,
    // Nobody who could sign it sends anything.
    'shopify-gift-card': async () => false,
  };
}
