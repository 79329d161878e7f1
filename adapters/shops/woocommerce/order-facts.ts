import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { formatVersion } from '../format-version.ts';
import { readShape } from '../read-shape.ts';
import { readUtcTime } from '../read-utc-time.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { normaliseOrder } from './normalise-order.ts';
import { isDraft } from './read-status.ts';
import { woocommerceOrderSchema } from './woocommerce-schemas.ts';

/** An order as WooCommerce tells it, by webhook or by its REST API; nothing of one that is being written. */
export function orderFacts(json: LosslessJson, topic: string): ParsedFact[] {
  const written = readShape(woocommerceOrderSchema, json, 'no-order-id');
  if (isDraft(written.status)) return [];
  const order = normaliseOrder(written);
  const sourceVersion = readUtcTime('date_modified_gmt', written.date_modified_gmt);
  return [
    {
      factId: `woocommerce/order/${order.orderId}@${formatVersion(sourceVersion)}`,
      orderId: order.orderId,
      sourceVersion,
      content: { kind: 'order', topic, order },
    },
  ];
}
