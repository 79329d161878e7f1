import type { z } from 'zod';
import type { ShopCodes } from '../../core/codes/shop-codes.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import { bigcommerceAccessSchema } from './bigcommerce/bigcommerce-access.ts';
import { bigcommerceCodes } from './bigcommerce/bigcommerce-codes.ts';
import type { HttpPatience } from './http/patient-ky.ts';
import { readAccess } from './read-access.ts';
import type { ClientSettings } from './shop-clients.ts';
import { shopifyAccessSchema } from './shopify/shopify-access.ts';
import { shopifyCodes } from './shopify/shopify-codes.ts';
import { stripeAccessSchema } from './stripe/stripe-access.ts';
import { stripeCodes } from './stripe/stripe-codes.ts';
import { woocommerceAccessSchema } from './woocommerce/woocommerce-access.ts';
import { woocommerceCodes } from './woocommerce/woocommerce-codes.ts';

type Opener = (access: unknown, settings: ClientSettings) => ShopCodes;

/** The shop systems whose codes are made and ended from here, by the name in the webhook's address. */
const openers: Readonly<Partial<Record<ShopProvider, Opener>>> = {
  bigcommerce: opener(bigcommerceAccessSchema, bigcommerceCodes),
  shopify: opener(shopifyAccessSchema, shopifyCodes),
  stripe: opener(stripeAccessSchema, stripeCodes),
  woocommerce: opener(woocommerceAccessSchema, woocommerceCodes),
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

function opener<Access extends { readonly address?: string | undefined }>(
  schema: z.ZodType<Access>,
  open: (access: Access, patience?: HttpPatience) => ShopCodes,
): Opener {
  return (written, settings) => open(readAccess(schema, written, settings), settings.patience);
}
