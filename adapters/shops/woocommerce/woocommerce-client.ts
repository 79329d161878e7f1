import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readContent } from '../read-content.ts';
import { readShape } from '../read-shape.ts';
import { readUtcTime } from '../read-utc-time.ts';
import type { FetchedOrder, ShopClient, Telling } from '../shop-client.ts';
import { fieldsOf } from '../unwrap.ts';
import { listOrders } from './list-orders.ts';
import { orderFacts } from './order-facts.ts';
import { readRefund } from './read-refund.ts';
import type { WoocommerceAccess } from './woocommerce-access.ts';
import { woocommerceOrderSchema } from './woocommerce-schemas.ts';

/** The most that a page may have. */
const pageSize = 100;
const pagesMax = 20;

/**
 * The refunds of a shop's orders, by its REST API (version 3): its webhooks tell orders whole, but of their refunds the
 * sums alone.
 */
export function woocommerceClient(
  { address, consumerKey, consumerSecret }: WoocommerceAccess,
  patience?: HttpPatience,
): ShopClient {
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  const http = apiHttp({
    address: `${address}/wp-json/wc/v3`,
    headers: { authorization: `Basic ${basic}` },
    ...(patience === undefined ? {} : { patience }),
    saysNotFound: (answer) => fieldsOf(answer)?.code === 'woocommerce_rest_shop_order_invalid_id',
  });
  return {
    fetchOrder: (orderId, telling) => readContent(() => fetchRefunds(http, orderId, telling)),
    listOrders: (query) => listOrders(http, query),
  };
}

/**
 * The order says the currency, which its refunds leave out; it is a fact itself if no webhook told of it. One that is gone
 * was told to be, by `order.deleted`.
 */
async function fetchRefunds(
  http: ApiHttp,
  orderId: string,
  { isUntold }: Telling,
): Promise<FetchedOrder> {
  const found = await http.get(`orders/${orderId}`);
  if (found === undefined) return { kind: 'facts', facts: [] };
  const order = readShape(woocommerceOrderSchema, found.json ?? null, 'no-order-id');
  const listed = await listRefunds(http, orderId);
  if (listed === undefined) return { kind: 'facts', facts: [] };
  const { currency } = order;
  const refunds = listed.map((json) => readRefund(json, { orderId, currency }));
  const refundIds = refunds.flatMap(({ content }) =>
    content.kind === 'refund' ? [content.refund.refundId] : [],
  );
  const asOf = readUtcTime('date_modified_gmt', order.date_modified_gmt);
  const told = isUntold ? orderFacts(found.json ?? null, 'order.updated') : [];
  return { kind: 'facts', facts: [...told, ...refunds], allRefunds: { refundIds, asOf } };
}

async function listRefunds(http: ApiHttp, orderId: string): Promise<LosslessJson[] | undefined> {
  const path = `orders/${orderId}/refunds`;
  const items: LosslessJson[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await http.get(path, { per_page: String(pageSize), page: String(page) });
    if (answer === undefined) return undefined;
    if (!Array.isArray(answer.json)) throw new ApiAnswerError(path, 'answered no list');
    items.push(...(answer.json as readonly LosslessJson[]));
    if (page >= Number(answer.headers.get('x-wp-totalpages') ?? '1')) return items;
  }
  throw new ApiAnswerError(path, `answered more than ${pagesMax} pages`);
}
