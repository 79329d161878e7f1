import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { adobeCommerceAdapter } from './adobe-commerce/adobe-commerce-adapter.ts';
import type { ShopAdapter } from './shop-adapter.ts';
import { shopifyAdapter } from './shopify/shopify-adapter.ts';
import { genericAdapter } from './standard-webhooks/generic-adapter.ts';
import { standardWebhooksAdapter } from './standard-webhooks/standard-webhooks-adapter.ts';
import { woocommerceAdapter } from './woocommerce/woocommerce-adapter.ts';

/** The shop systems whose webhooks are understood, by the name in the webhook's address. */
const shopAdapters: Readonly<Partial<Record<ShopProvider, ShopAdapter>>> = {
  generic: genericAdapter,
  shopify: shopifyAdapter,
  'standard-webhooks': standardWebhooksAdapter,
  'adobe-commerce-webhooks': adobeCommerceAdapter,
  woocommerce: woocommerceAdapter,
};

/** The providers of which connections can be made, because what they send is understood. */
export const understoodProviders = Object.keys(shopAdapters) as readonly ShopProvider[];

export function findShopAdapter(provider: string): ShopAdapter | undefined {
  return Object.hasOwn(shopAdapters, provider) ? shopAdapters[provider as ShopProvider] : undefined;
}
