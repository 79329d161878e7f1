import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { amountReader, requireCurrency } from '../amount-reader.ts';
import { formatVersion } from '../format-version.ts';
import { parseDelivery } from '../parse-delivery.ts';
import { readShape } from '../read-shape.ts';
import { roundDecimal } from '../round-decimal.ts';
import type { ParsedDelivery, ParsedFact, ShopAdapter } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { adobeCreditmemoSchema, adobeOrderSchema } from './adobe-commerce-schemas.ts';
import { isOpen, normaliseCreditmemo } from './normalise-creditmemo.ts';
import { normaliseOrder, readVersion } from './normalise-order.ts';
import { openEnvelope } from './open-envelope.ts';
import { adobeCommerceVerifier } from './verify-adobe-commerce.ts';

/** Adobe Commerce's webhooks (`sales_order_save_after`, `sales_order_creditmemo_save_after`) as facts. */
export const adobeCommerceAdapter: ShopAdapter = {
  ...adobeCommerceVerifier,
  // A hook runs inside the saving of the order, which goes on unchanged with this answer only.
  acknowledgement: { op: 'success' },
  parse(body, topic) {
    return parseDelivery(body, (json) => readEvent(json, topic));
  },
};

function readEvent(json: LosslessJson, header: string | undefined): ParsedDelivery {
  const { subject, topic, document } = openEnvelope(json, header);
  if (subject === 'order') return { kind: 'facts', facts: [orderFact(document, topic)] };
  return subject === 'creditmemo' ? readCreditmemo(document, topic) : { kind: 'ignored' };
}

function orderFact(json: LosslessJson, topic: string): ParsedFact {
  const written = readShape(adobeOrderSchema, json, 'no-order-id');
  const order = normaliseOrder(written);
  const sourceVersion = readVersion(written);
  return {
    factId: `adobe-commerce/order/${order.orderId}@${formatVersion(sourceVersion)}`,
    orderId: order.orderId,
    sourceVersion,
    content: { kind: 'order', topic, order },
  };
}

function readCreditmemo(json: LosslessJson, topic: string): ParsedDelivery {
  const written = readShape(adobeCreditmemoSchema, json, 'no-refund-id');
  if (isOpen(written)) return { kind: 'ignored' };
  const { order_id: orderId } = written;
  if (!orderId) throw new UnusableContentError('no-order-id', 'The credit memo names no order.');

  const currency = requireCurrency(written.base_currency_code);
  const refund = normaliseCreditmemo(written, amountReader(currency, roundDecimal));
  const sourceVersion = readVersion(written);
  const fact: ParsedFact = {
    factId: `adobe-commerce/refund/${orderId}/${refund.refundId}@${formatVersion(sourceVersion)}`,
    orderId,
    sourceVersion,
    content: { kind: 'refund', topic, refund, currency },
  };
  return { kind: 'facts', facts: [fact] };
}
