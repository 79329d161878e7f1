import type { ShopConnection } from '../../core/programs/program.ts';
import type { ShopAdapter } from './shop-adapter.ts';
import { shopifyAdapter } from './shopify/shopify-adapter.ts';

/** The shop systems whose webhooks are understood, by the name in the webhook's address. */
const shopAdapters: Readonly<Record<ShopConnection['provider'], ShopAdapter>> = {
  shopify: shopifyAdapter,
};

export function findShopAdapter(provider: string): ShopAdapter | undefined {
  return Object.hasOwn(shopAdapters, provider)
    ? shopAdapters[provider as ShopConnection['provider']]
    : undefined;
}

export const shopProviders: readonly string[] = Object.keys(shopAdapters);
