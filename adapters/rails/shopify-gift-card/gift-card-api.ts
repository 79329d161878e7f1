import { apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { type ShopifyGraphql, shopifyGraphql } from '../../shops/shopify/shopify-graphql.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { GiftCardAccess } from './gift-card-access.ts';

/** The shop's Admin API, at the pace that it sets. */
export function giftCardApi(
  { shop, accessToken, address = `https://${shop}` }: GiftCardAccess,
  patience?: HttpPatience,
): ShopifyGraphql {
  const http = apiHttp({
    ...{ address, headers: { 'x-shopify-access-token': accessToken } },
    ...(patience === undefined ? {} : { patience }),
  });
  return askInTurn(shopifyGraphql(http), patience);
}
