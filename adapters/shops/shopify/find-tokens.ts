import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { collectTokens } from '../collect-tokens.ts';
import type { ShopifyOrder } from './shopify-schemas.ts';
import { valuesOfAttribute } from './values-of-attribute.ts';

/**
 * The click tokens that an order carries, as written and each once: cart attributes named
 * `tributary_token` (several, or several in one separated by commas), and the `tc` of the landing
 * address, which Shopify gives as a path or as an absolute URL.
 */
export function findTokens(order: ShopifyOrder): string[] {
  return collectTokens(valuesOfAttribute(order, 'tributary_token'), [order.landing_site]);
}

/** The browser that the snippet named in the cart attribute `tributary_visitor`. */
export function findVisitorId(order: ShopifyOrder): string | undefined {
  return valuesOfAttribute(order, 'tributary_visitor').find(isVisitorId);
}
