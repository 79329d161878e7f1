import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { bigcommerceAccessSchema } from './bigcommerce/bigcommerce-access.ts';
import { bigcommerceClient } from './bigcommerce/bigcommerce-client.ts';
import { type AccessOpener, type ClientSettings, openByAccess } from './open-by-access.ts';
import type { ShopClient } from './shop-client.ts';
import { shopifyAccessSchema } from './shopify/shopify-access.ts';
import { shopifyClient } from './shopify/shopify-client.ts';
import { stripeAccessSchema } from './stripe/stripe-access.ts';
import { stripeClient } from './stripe/stripe-client.ts';
import { woocommerceAccessSchema } from './woocommerce/woocommerce-access.ts';
import { woocommerceClient } from './woocommerce/woocommerce-client.ts';

/** The shop systems that are asked for orders, by the name in the webhook's address. */
const openers: Readonly<Partial<Record<ShopProvider, AccessOpener<ShopClient>>>> = {
  bigcommerce: openByAccess(bigcommerceAccessSchema, bigcommerceClient),
  shopify: openByAccess(shopifyAccessSchema, shopifyClient),
  stripe: openByAccess(stripeAccessSchema, stripeClient),
  woocommerce: openByAccess(woocommerceAccessSchema, woocommerceClient),
};

/** Whether shops of a system are asked for orders. */
export function asksShop(provider: string): boolean {
  return Object.hasOwn(openers, provider);
}

/**
 * The client of a connection's shop; nothing for shop systems that tell everything themselves.
 *
 * @param access what the connection's secret holds for it.
 * @throws UnusableAccessError if that is not what the client needs, or leads to an address that must not be called.
 */
export function openShopClient(
  provider: string,
  access: unknown,
  settings: ClientSettings,
): ShopClient | undefined {
  const open = Object.hasOwn(openers, provider) ? openers[provider as ShopProvider] : undefined;
  return open?.(access, settings);
}
