import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { parseDelivery } from '../parse-delivery.ts';
import { readShape } from '../read-shape.ts';
import { readOptionalUtcTime } from '../read-utc-time.ts';
import type { ParsedDelivery, ParsedFact, Refetch, ShopAdapter } from '../shop-adapter.ts';
import { fieldsOf, unwrap } from '../unwrap.ts';
import { normaliseSubscription } from './find-subscription.ts';
import { orderFacts } from './order-facts.ts';
import { readRefund } from './read-refund.ts';
import { woocommerceVerifier } from './verify-woocommerce.ts';
import { woocommerceDeletionSchema, woocommerceSubscriptionSchema } from './woocommerce-schemas.ts';

/** The topic of a payload that came without its header, saved by a person: what it says is the same. */
const topicOfShape = 'order.updated';

/** WooCommerce's webhooks (REST API v2 and v3 payloads) as facts. */
export const woocommerceAdapter: ShopAdapter = {
  ...woocommerceVerifier,
  parse(body, topic = topicOfShape) {
    return parseDelivery(body, (json) => readTopic(json, topic));
  },
};

/**
 * A webhook brings one thing, bare; the REST API's lists and what a person saved as `{"data":…}` are read as well. The
 * topic comes in a header that is not signed, so it only chooses between readings that the body itself allows: an order
 * is deleted by a body that has nothing but its id, and by no other.
 */
function readTopic(json: LosslessJson, topic: string): ParsedDelivery {
  if (topic.startsWith('subscription.')) return readSubscription(unwrap(json, 'data'));
  // Plugins send refunds under topics of their own.
  if (!/^(?:order|refund|order_refund)\./.test(topic)) return { kind: 'ignored' };
  const unwrapped = unwrap(json, 'data');
  const things: readonly LosslessJson[] = Array.isArray(unwrapped) ? unwrapped : [unwrapped];
  const facts = things.flatMap((thing) => readThing(thing, topic));
  if (facts.length === 0) return { kind: 'ignored' };
  const refetch = findRefetch(facts);
  return { kind: 'facts', facts, ...(refetch === undefined ? {} : { refetch }) };
}

/** Of a paid order's refunds the payload tells the sums, and nothing of those that were deleted. */
function findRefetch(facts: readonly ParsedFact[]): Refetch | undefined {
  const [{ content, sourceVersion: toldAt } = {}, ...others] = facts;
  if (content?.kind !== 'order' || toldAt === undefined || others.length > 0) return undefined;
  const { orderId, paidAt } = content.order;
  return paidAt === undefined ? undefined : { orderId, toldAt };
}

function readThing(json: LosslessJson, topic: string): ParsedFact[] {
  const fields = fieldsOf(json) ?? {};
  const isDeleted = topic === 'order.deleted' && Object.keys(fields).join() === 'id';
  if (isDeleted) return [deletionFact(json)];
  if (fields.amount !== undefined && fields.status === undefined) return [readRefund(json)];
  return orderFacts(json, topic);
}

/** It says which order is gone, and not since when; it has no version that another could follow. */
function deletionFact(json: LosslessJson): ParsedFact {
  const { id } = readShape(woocommerceDeletionSchema, json, 'no-order-id');
  return {
    factId: `woocommerce/deletion/${id}`,
    orderId: id,
    sourceVersion: 0,
    content: { kind: 'cancellation', topic: 'order.deleted', cancellation: {} },
  };
}

/** A subscription that no checkout began has no order to tell of. */
function readSubscription(json: LosslessJson): ParsedDelivery {
  const written = readShape(woocommerceSubscriptionSchema, json, 'no-subscription-id');
  const { parent_id: orderId, date_created_gmt: createdAt } = written;
  const subscription = normaliseSubscription(written);
  if (!orderId || orderId === '0' || subscription === undefined) return { kind: 'ignored' };
  const fact: ParsedFact = {
    factId: `woocommerce/subscription/${orderId}/${subscription.subscriptionId}`,
    orderId,
    sourceVersion: readOptionalUtcTime('date_created_gmt', createdAt) ?? 0,
    content: { kind: 'subscription', subscription },
  };
  return { kind: 'facts', facts: [fact] };
}
