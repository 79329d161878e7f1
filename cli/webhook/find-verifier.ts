import { paypalVerifier } from '../../adapters/rails/paypal/verify-paypal.ts';
import { wiseVerifier } from '../../adapters/rails/wise/verify-wise.ts';
import type { ShopAdapter } from '../../adapters/shops/shop-adapter.ts';
import { findShopAdapter } from '../../adapters/shops/shop-adapters.ts';
import type { WebhookVerifier } from '../../adapters/webhooks/webhook-verifier.ts';
import { shopProviders } from '../../core/programs/shop-provider.ts';

type Checked = WebhookVerifier & Partial<Pick<ShopAdapter, 'parse' | 'parsePayments'>>;

const verifiers: Readonly<Record<string, Checked>> = {
  paypal: paypalVerifier,
  wise: wiseVerifier,
};

/** Whose webhooks can be checked. */
export const webhookProviders: readonly string[] = [...shopProviders, 'paypal', 'wise'];

/** Who may send a provider's webhooks, and what they say if that is read. */
export function findVerifier(provider: string): Checked | undefined {
  const shop = findShopAdapter(provider);
  if (shop !== undefined) return shop;
  return Object.hasOwn(verifiers, provider) ? verifiers[provider] : undefined;
}
