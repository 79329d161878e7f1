import { type ShopProvider, shopProviders } from '../../core/programs/shop-provider.ts';
import { adobeCommerceAdapter } from './adobe-commerce/adobe-commerce-adapter.ts';
import { bigcommerceAdapter } from './bigcommerce/bigcommerce-adapter.ts';
import type { ShopAdapter } from './shop-adapter.ts';
import { shopifyAdapter } from './shopify/shopify-adapter.ts';
import { genericAdapter } from './standard-webhooks/generic-adapter.ts';
import { standardWebhooksAdapter } from './standard-webhooks/standard-webhooks-adapter.ts';
import { stripeAdapter } from './stripe/stripe-adapter.ts';
import { woocommerceAdapter } from './woocommerce/woocommerce-adapter.ts';

/** The shop systems whose webhooks are understood, by the name in the webhook's address. */
const shopAdapters: Readonly<Partial<Record<ShopProvider, ShopAdapter>>> = {
  bigcommerce: bigcommerceAdapter,
  generic: genericAdapter,
  shopify: shopifyAdapter,
  stripe: stripeAdapter,
  'standard-webhooks': standardWebhooksAdapter,
  'adobe-commerce-webhooks': adobeCommerceAdapter,
  woocommerce: woocommerceAdapter,
};

export function findShopAdapter(provider: string): ShopAdapter | undefined {
  return Object.hasOwn(shopAdapters, provider) ? shopAdapters[provider as ShopProvider] : undefined;
}

/** The systems that can be connected as payments of another shop. */
export const paymentsProviders: readonly ShopProvider[] = shopProviders.filter(
  (provider) => shopAdapters[provider]?.parsePayments !== undefined,
);
