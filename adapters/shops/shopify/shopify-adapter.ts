import type { NamedSubscription } from '../../../core/assessment/named-subscription.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { formatVersion } from '../format-version.ts';
import { parseDelivery } from '../parse-delivery.ts';
import { readShape } from '../read-shape.ts';
import { readOptionalTime } from '../read-time.ts';
import type { ParsedDelivery, ParsedFact, ShopAdapter } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { unwrap } from '../unwrap.ts';
import { normaliseDispute } from './normalise-dispute.ts';
import { currencyOfRefund, normaliseRefund, timesOfRefund } from './normalise-refund.ts';
import { normaliseBillingAttempt, normaliseContract } from './normalise-subscription.ts';
import { orderFact } from './order-fact.ts';
import { readPrivacyTopic } from './read-privacy-topic.ts';
import {
  shopifyBillingAttemptSchema,
  shopifyContractSchema,
  shopifyDisputeSchema,
  shopifyEditSchema,
  shopifyRefundSchema,
} from './shopify-schemas.ts';
import { shopifyOrderTopics } from './shopify-topics.ts';
import { shopifyVerifier } from './verify-shopify.ts';

/** Shopify's webhooks (Admin REST payloads, versions 2023-10 to 2026-07) as facts. */
export const shopifyAdapter: ShopAdapter = {
  ...shopifyVerifier,
  parse(body, topic) {
    return parseDelivery(body, (json) => parseTopic(json, topic));
  },
};

function parseTopic(json: LosslessJson, topic: string | undefined): ParsedDelivery {
  if (topic === undefined || topic === '') {
    throw new UnusableContentError('missing-topic', 'The delivery has no topic header.');
  }
  if ((shopifyOrderTopics as readonly string[]).includes(topic)) {
    return { kind: 'facts', facts: [orderFact(unwrap(json, 'order'), topic)] };
  }
  if (topic === 'orders/edited') return readEdit(unwrap(json, 'order_edit'));
  if (topic === 'refunds/create') {
    return { kind: 'facts', facts: [refundFact(unwrap(json, 'refund'), topic)] };
  }
  if (topic === 'disputes/create' || topic === 'disputes/update') {
    return { kind: 'facts', facts: [disputeFact(unwrap(json, 'dispute'), topic)] };
  }
  const privacy = readPrivacyTopic(json, topic);
  if (privacy !== undefined) return privacy;
  if (topic === 'subscription_contracts/create') return readContract(json);
  if (topic === 'subscription_billing_attempts/success') {
    return { kind: 'facts', facts: [billingAttemptFact(json)] };
  }
  return { kind: 'ignored' };
}

/** An edit names what was added and removed: the order has to be read, or the `orders/updated` that follows to be waited for. */
function readEdit(json: LosslessJson): ParsedDelivery {
  const { order_id: orderId, committed_at: at } = readShape(shopifyEditSchema, json, 'no-edit-id');
  const toldAt = readOptionalTime('committed_at', at);
  const refetch = { orderId, ...(toldAt === undefined ? {} : { toldAt }) };
  return { kind: 'refetch', refetch };
}

/** A contract that no checkout began has no order to tell of. */
function readContract(json: LosslessJson): ParsedDelivery {
  const written = readShape(shopifyContractSchema, json, 'no-contract-id');
  const orderId = written.origin_order_id;
  if (!orderId) return { kind: 'ignored' };
  return { kind: 'facts', facts: [subscriptionFact(orderId, normaliseContract(written), written)] };
}

function billingAttemptFact(json: LosslessJson): ParsedFact {
  const written = readShape(shopifyBillingAttemptSchema, json, 'no-contract-id');
  const orderId = written.order_id;
  if (!orderId) throw new UnusableContentError('no-order-id', 'The attempt names no order.');
  return subscriptionFact(orderId, normaliseBillingAttempt(written), written);
}

/** Whose payment an order is has no versions; where Shopify does not say since when, it always was. */
function subscriptionFact(
  orderId: string,
  subscription: NamedSubscription,
  { created_at: createdAt }: { readonly created_at?: string | null | undefined },
): ParsedFact {
  return {
    factId: `shopify/subscription/${orderId}/${subscription.subscriptionId}`,
    orderId,
    sourceVersion: readOptionalTime('created_at', createdAt) ?? 0,
    content: { kind: 'subscription', subscription },
  };
}

function refundFact(json: LosslessJson, topic: string): ParsedFact {
  const written = readShape(shopifyRefundSchema, json, 'no-refund-id');
  const orderId = written.order_id;
  if (!orderId) throw new UnusableContentError('no-order-id', 'The refund names no order.');

  const { currency, read } = currencyOfRefund(written);
  const refund = normaliseRefund(written, read, undefined);
  const { processedAt, version } = timesOfRefund(written);
  return {
    factId: `shopify/refund/${orderId}/${refund.refundId}@${formatVersion(processedAt)}`,
    orderId,
    sourceVersion: version,
    content: { kind: 'refund', topic, refund, ...(currency === undefined ? {} : { currency }) },
  };
}

function disputeFact(json: LosslessJson, topic: string): ParsedFact {
  const written = readShape(shopifyDisputeSchema, json, 'no-dispute-id');
  const orderId = written.order_id;
  if (!orderId) throw new UnusableContentError('no-order-id', 'The dispute names no order.');

  const { dispute, version } = normaliseDispute(written);
  return {
    factId: `shopify/dispute/${orderId}/${dispute.disputeId}@${formatVersion(version)}`,
    orderId,
    sourceVersion: version,
    content: { kind: 'dispute', topic, dispute },
  };
}
