import { ApiAnswerError } from '../../http/api-error.ts';
import { apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readContent } from '../read-content.ts';
import type { ShopClient } from '../shop-client.ts';
import { fieldsOf, unwrap } from '../unwrap.ts';
import { listOrders } from './list-orders.ts';
import { orderFact } from './order-fact.ts';
import type { ShopifyAccess } from './shopify-access.ts';

/** The version of the Admin API whose orders are read; those from 2023-10 read alike. */
const apiVersion = '2026-07';

/** The orders of a shop, by its Admin API (REST): `orders/edited` tells what was added and removed, and not what it comes to. */
export function shopifyClient(
  { shop, accessToken, address = `https://${shop}` }: ShopifyAccess,
  patience?: HttpPatience,
): ShopClient {
  const http = apiHttp({
    address: `${address}/admin/api/${apiVersion}`,
    headers: { 'x-shopify-access-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
    // A version that is over, or a token without the scope for old orders, answers so as well.
    saysNotFound: () => false,
  });
  return {
    fetchOrder: (orderId) =>
      readContent(async () => {
        const path = `orders/${orderId}.json`;
        const answer = await http.get(path);
        const order = unwrap(answer?.json ?? null, 'order');
        if (fieldsOf(order)?.id !== orderId) {
          throw new ApiAnswerError(path, 'answered another object');
        }
        // As the webhook that follows an edit tells it: the same version is the same fact.
        return { kind: 'facts', facts: [orderFact(order, 'orders/updated')] };
      }),
    listOrders: (query) => listOrders(http, query),
  };
}
