import type { ShopProvider } from '../../core/programs/shop-provider.ts';

/** The shop systems that can say which orders changed since a time. Stripe lists by when something was made. */
const listing: readonly string[] = [
  'bigcommerce',
  'shopify',
  'woocommerce',
] satisfies readonly ShopProvider[];

/** Whether shops of a system can be asked for what changed. */
export function listsOrders(provider: string): boolean {
  return listing.includes(provider);
}
