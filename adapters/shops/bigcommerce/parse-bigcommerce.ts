import * as z from 'zod';
import { parseDelivery } from '../parse-delivery.ts';
import { readShape } from '../read-shape.ts';
import type { ParsedDelivery } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';

const id = z.string().regex(/^\d{1,20}$/, 'is no number');

/**
 * BigCommerce's events name a resource and say nothing of it. `hash` is the same for an order's creation and
 * its update within a second, so nothing may be told apart by it.
 */
const eventSchema = z.object({ scope: z.string(), data: z.object({ id: z.string() }) });
const orderSchema = z.object({ data: z.object({ id }) });
const convertedCartSchema = z.object({ data: z.object({ orderId: id }) });

/**
 * Reads an event. One about an order is refused by name, `needs-refetch`, with the order's id in the detail: what it
 * came to has to be read from the shop's API. Carts tell of orders once they are converted, and of nothing before.
 */
export function parseBigcommerce(body: Uint8Array): ParsedDelivery {
  return parseDelivery(body, (json): ParsedDelivery => {
    const { scope } = readShape(eventSchema, json, 'no-id');
    if (scope.startsWith('store/order/')) {
      return needsRefetch(readShape(orderSchema, json, 'no-order-id').data.id);
    }
    if (scope === 'store/cart/converted') {
      return needsRefetch(readShape(convertedCartSchema, json, 'no-order-id').data.orderId);
    }
    return { kind: 'ignored' };
  });
}

function needsRefetch(orderId: string): never {
  const detail = `The event only names the order ${orderId}; what it came to has to be read from the shop's API.`;
  throw new UnusableContentError('needs-refetch', detail);
}
