import * as z from 'zod';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { parseDelivery } from '../parse-delivery.ts';
import { readShape } from '../read-shape.ts';
import type { ParsedDelivery } from '../shop-adapter.ts';

const id = z.string().regex(/^\d{1,20}$/, 'is no number');

/**
 * BigCommerce's events name a resource and say nothing of it. `hash` is the same for an order's creation and
 * its update within a second, so nothing may be told apart by it.
 */
const eventSchema = z.object({
  scope: z.string(),
  data: z.object({ id: z.string() }),
  created_at: z.string().nullish().catch(undefined),
  producer: z.string().nullish().catch(undefined),
});
const orderSchema = z.object({ data: z.object({ id }) });
const convertedCartSchema = z.object({ data: z.object({ orderId: id }) });

/**
 * Reads an event. One about an order names the order that has to be read from the store's API, and the store: one app's secret signs
 * for all stores that have the app. Carts tell of orders once they are converted, and of nothing before.
 */
export function parseBigcommerce(body: Uint8Array): ParsedDelivery {
  return parseDelivery(body, (json): ParsedDelivery => {
    const event = readShape(eventSchema, json, 'no-id');
    const orderId = findOrderId(event.scope, json);
    if (orderId === undefined) return { kind: 'ignored' };
    const [, account] = /^stores\/([a-z0-9]{1,32})$/.exec(event.producer ?? '') ?? [];
    const [seconds] = /^\d{1,11}$/.exec(event.created_at ?? '') ?? [];
    return {
      kind: 'refetch',
      refetch: {
        orderId,
        ...(seconds === undefined ? {} : { toldAt: Number(seconds) * 1_000 }),
        ...(account === undefined ? {} : { account }),
      },
    };
  });
}

function findOrderId(scope: string, json: LosslessJson): string | undefined {
  if (scope.startsWith('store/order/')) {
    return readShape(orderSchema, json, 'no-order-id').data.id;
  }
  if (scope === 'store/cart/converted') {
    return readShape(convertedCartSchema, json, 'no-order-id').data.orderId;
  }
  return undefined;
}
