import { setTimeout as sleep } from 'node:timers/promises';
import { ApiAnswerError, ApiUnavailableError } from '../../http/api-error.ts';
import { type ApiAnswer, type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readContent } from '../read-content.ts';
import { readShape } from '../read-shape.ts';
import type { ShopClient } from '../shop-client.ts';
import type { BigcommerceAccess } from './bigcommerce-access.ts';
import {
  bigcommerceCouponSchema,
  bigcommerceOrderSchema,
  bigcommerceProductSchema,
  bigcommerceRefundSchema,
  bigcommerceTransactionSchema,
  type WholeOrder,
} from './bigcommerce-schemas.ts';
import { listOrders } from './list-orders.ts';
import { listV2, listV3 } from './list-pages.ts';
import { orderFact, versionOf } from './order-fact.ts';

/** How often an order is read that changes while it is being read. */
const readsMax = 4;

/** BigCommerce's versions are whole seconds: one is complete once its second is over. */
const secondMs = 1_000;

/** The orders of a store, by its REST API: v2 has orders, v3 their refunds and transactions. */
export function bigcommerceClient(
  { storeHash, accessToken, address }: BigcommerceAccess,
  patience?: HttpPatience,
): ShopClient {
  const http = apiHttp({
    address: address ?? `https://api.bigcommerce.com/stores/${storeHash}`,
    headers: { 'x-auth-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
  });
  return {
    async fetchOrder(orderId) {
      return readContent(async () => {
        const whole = await readStandingStill(http, orderId);
        return whole === undefined
          ? { kind: 'not-found' }
          : { kind: 'facts', facts: [orderFact(whole)] };
      });
    },
    listOrders: (query) => listOrders(http, query),
  };
}

/**
 * Reads an order as of one version. It comes in pieces, so it is read first and last, and again if it changed between; and
 * again if its version is of this very second, in which it may still change without a new version.
 */
async function readStandingStill(http: ApiHttp, orderId: string): Promise<WholeOrder | undefined> {
  const path = `v2/orders/${orderId}`;
  for (let read = 1; read <= readsMax; read += 1) {
    const first = await http.get(path);
    if (first === undefined) return undefined;
    const whole = await readPieces(http, orderId, first);
    const last = await http.get(path);
    if (last === undefined) return undefined;
    if (isUnchanged(whole, last) && isSecondOver(whole, last)) return whole;
    await sleep(secondMs);
  }
  throw new ApiUnavailableError(path, 'the order keeps changing while it is read');
}

async function readPieces(http: ApiHttp, orderId: string, first: ApiAnswer): Promise<WholeOrder> {
  const [products, coupons, refunds, transactions] = await Promise.all([
    listV2(http, `v2/orders/${orderId}/products`),
    listV2(http, `v2/orders/${orderId}/coupons`),
    listV3(http, `v3/orders/${orderId}/payment_actions/refunds`),
    listV3(http, `v3/orders/${orderId}/transactions`),
  ]);
  const order = readOrder(first);
  if (order.id !== orderId) {
    throw new ApiAnswerError(`v2/orders/${orderId}`, 'answered another order');
  }
  if (products.length === 0 && Number(order.items_total ?? 0) > 0) {
    throw new ApiAnswerError(`v2/orders/${orderId}/products`, 'has no lines of an order with some');
  }
  return {
    order,
    products: products.map((json) => readShape(bigcommerceProductSchema, json, 'no-line-id')),
    coupons: coupons.map((json) => readShape(bigcommerceCouponSchema, json, 'no-coupon-id')),
    refunds: refunds.map((json) => readShape(bigcommerceRefundSchema, json, 'no-refund-id')),
    transactions: transactions.map((json) =>
      readShape(bigcommerceTransactionSchema, json, 'no-transaction-id'),
    ),
  };
}

const readOrder = ({ json }: ApiAnswer) =>
  readShape(bigcommerceOrderSchema, json ?? null, 'no-order-id');

function isUnchanged({ order }: WholeOrder, last: ApiAnswer): boolean {
  const { date_modified: modified, status_id: status } = readOrder(last);
  return order.date_modified === modified && order.status_id === status;
}

/** By the shop's own clock, which its answers tell; one that tells no time is believed. */
function isSecondOver(whole: WholeOrder, { headers }: ApiAnswer): boolean {
  const answeredAt = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(answeredAt) || answeredAt - versionOf(whole) >= secondMs;
}
