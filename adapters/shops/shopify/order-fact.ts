import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { formatVersion } from '../format-version.ts';
import { readShape } from '../read-shape.ts';
import { readTime } from '../read-time.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { normaliseOrder } from './normalise-order.ts';
import { shopifyOrderSchema } from './shopify-schemas.ts';

/** An order as Shopify tells it, by webhook or by its Admin API. */
export function orderFact(json: LosslessJson, topic: string): ParsedFact {
  const written = readShape(shopifyOrderSchema, json, 'no-order-id');
  const order = normaliseOrder(written);
  const sourceVersion = readTime('updated_at', written.updated_at);
  return {
    factId: `shopify/order/${order.orderId}@${formatVersion(sourceVersion)}`,
    orderId: order.orderId,
    sourceVersion,
    content: { kind: 'order', topic, order },
  };
}
