import { tokenParameter } from '../../../core/tracking/landing-url.ts';
import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { readLandingSite } from './read-landing-site.ts';
import type { ShopifyOrder } from './shopify-schemas.ts';
import { valuesOfAttribute } from './values-of-attribute.ts';

/** More tokens than a journey has clicks are somebody's game; the first ones are kept. */
const maxTokens = 50;

/**
 * The click tokens that an order carries, as written and each once: cart attributes named
 * `tributary_token` (several, or several in one separated by commas), and the `tc` of the landing
 * address, which Shopify gives as a path or as an absolute URL.
 */
export function findTokens(order: ShopifyOrder): string[] {
  const attributes = valuesOfAttribute(order, 'tributary_token').flatMap((value) =>
    value.split(','),
  );
  const tokens = [...attributes, ...landingTokens(order.landing_site ?? '')]
    .map((token) => token.trim())
    .filter((token) => token !== '');
  return [...new Set(tokens)].slice(0, maxTokens);
}

/** The browser that the snippet named in the cart attribute `tributary_visitor`. */
export function findVisitorId(order: ShopifyOrder): string | undefined {
  return valuesOfAttribute(order, 'tributary_visitor').find(isVisitorId);
}

function landingTokens(landingSite: string): string[] {
  return readLandingSite(landingSite)?.searchParams.getAll(tokenParameter) ?? [];
}
