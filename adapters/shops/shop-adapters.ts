import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import type { ShopAdapter } from './shop-adapter.ts';
import { shopifyAdapter } from './shopify/shopify-adapter.ts';

/** The shop systems whose webhooks are understood, by the name in the webhook's address. */
const shopAdapters: Readonly<Partial<Record<ShopProvider, ShopAdapter>>> = {
  shopify: shopifyAdapter,
};

export function findShopAdapter(provider: string): ShopAdapter | undefined {
  return Object.hasOwn(shopAdapters, provider) ? shopAdapters[provider as ShopProvider] : undefined;
}
