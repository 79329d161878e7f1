import type { Sha256 } from '../../core/encoding/hashing.ts';
import type { ShopProvider } from '../../core/programs/shop-provider.ts';
import type { ShopHooks } from '../../core/topics/index.ts';
import type { RegisteredSecretKeeper } from '../secrets/registered-secrets.ts';
import { bigcommerceAccessSchema } from './bigcommerce/bigcommerce-access.ts';
import { bigcommerceHooks } from './bigcommerce/bigcommerce-hooks.ts';
import { type ClientSettings, openByAccess } from './open-by-access.ts';
import { shopifyAccessSchema } from './shopify/shopify-access.ts';
import { shopifyHooks } from './shopify/shopify-hooks.ts';
import { stripeAccessSchema } from './stripe/stripe-access.ts';
import { stripeHooks } from './stripe/stripe-hooks.ts';
import { woocommerceAccessSchema } from './woocommerce/woocommerce-access.ts';
import { woocommerceHooks } from './woocommerce/woocommerce-hooks.ts';

/** What hooks are opened with, beside the access to the shop's API. */
export type HookSettings = ClientSettings & {
  /** What the connection's webhooks are signed with, for shops that are told it. */
  readonly secret: string;
  /** Where it is kept, for shops that choose it themselves. */
  readonly keeper: RegisteredSecretKeeper;
  readonly sha256: Sha256;
};

type HooksOpener = (access: unknown, settings: HookSettings) => ShopHooks;

/** The shop systems whose topics are registered from here, by the name in the webhook's address. */
const openers: Readonly<Partial<Record<ShopProvider, HooksOpener>>> = {
  bigcommerce: openByAccess(bigcommerceAccessSchema, bigcommerceHooks),
  shopify: openByAccess(shopifyAccessSchema, shopifyHooks),
  stripe: (access, settings) => {
    const { keeper, sha256 } = settings;
    return openByAccess(stripeAccessSchema, (opened, patience) =>
      stripeHooks(opened, { keeper, sha256, ...(patience === undefined ? {} : { patience }) }),
    )(access, settings);
  },
  woocommerce: (access, settings) =>
    openByAccess(woocommerceAccessSchema, (opened, patience) =>
      woocommerceHooks(opened, settings.secret, patience),
    )(access, settings),
};

/** Whether topics can be registered in shops of a system. */
export function registersTopics(provider: string): boolean {
  return Object.hasOwn(openers, provider);
}

/**
 * The hooks of a connection's shop; nothing for shop systems in which somebody registers them by hand.
 *
 * @param access what the connection's secret holds for it.
 * @throws UnusableAccessError if that is not what the client needs, or leads to an address that must not be called.
 */
export function openShopHooks(
  provider: string,
  access: unknown,
  settings: HookSettings,
): ShopHooks | undefined {
  const open = Object.hasOwn(openers, provider) ? openers[provider as ShopProvider] : undefined;
  return open?.(access, settings);
}
