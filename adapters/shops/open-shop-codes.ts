import type { ShopCodes } from '../../core/codes/shop-codes.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { bigcommerceAccessSchema } from './bigcommerce/bigcommerce-access.ts';
import { bigcommerceCodes } from './bigcommerce/bigcommerce-codes.ts';
import { type AccessOpener, type ClientSettings, openByAccess } from './open-by-access.ts';
import { shopifyAccessSchema } from './shopify/shopify-access.ts';
import { shopifyCodes } from './shopify/shopify-codes.ts';
import { stripeAccessSchema } from './stripe/stripe-access.ts';
import { stripeCodes } from './stripe/stripe-codes.ts';
import { woocommerceAccessSchema } from './woocommerce/woocommerce-access.ts';
import { woocommerceCodes } from './woocommerce/woocommerce-codes.ts';

/** The shop systems whose codes are made and ended from here, by the name in the webhook's address. */
const openers: Readonly<Partial<Record<ShopProvider, AccessOpener<ShopCodes>>>> = {
  bigcommerce: openByAccess(bigcommerceAccessSchema, bigcommerceCodes),
  shopify: openByAccess(shopifyAccessSchema, shopifyCodes),
  stripe: openByAccess(stripeAccessSchema, stripeCodes),
  woocommerce: openByAccess(woocommerceAccessSchema, woocommerceCodes),
};

/**
 * The codes of a connection's shop; nothing for shop systems whose codes are brought there as CSV.
 *
 * @param access what the connection's secret holds for it.
 * @throws UnusableAccessError if that is not what the client needs, or leads to an address that must not be called.
 */
export function openShopCodes(
  provider: string,
  access: unknown,
  settings: ClientSettings,
): ShopCodes | undefined {
  const open = Object.hasOwn(openers, provider) ? openers[provider as ShopProvider] : undefined;
  return open?.(access, settings);
}
