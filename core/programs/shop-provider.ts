import type { Connection, ShopConnection } from './program.ts';

/** The systems that orders come from, by their names in webhook addresses. */
export const shopProviders = [
  'shopify',
  'woocommerce',
  'stripe',
  'bigcommerce',
  'adobe-commerce-webhooks',
  'standard-webhooks',
  'generic',
] as const;

export type ShopProvider = (typeof shopProviders)[number];

/** Whether a connection's orders become conversions. */
export function isShop(connection: Connection | undefined): connection is ShopConnection {
  const isOfShop = (shopProviders as readonly (string | undefined)[]).includes(
    connection?.provider,
  );
  return isOfShop && connection?.kind !== 'payments' && connection?.kind !== 'payouts';
}
