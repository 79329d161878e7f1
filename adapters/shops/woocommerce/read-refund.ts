import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { amountReader, requireCurrency } from '../amount-reader.ts';
import { formatVersion } from '../format-version.ts';
import { readShape } from '../read-shape.ts';
import { readUtcTime } from '../read-utc-time.ts';
import { roundDecimal } from '../round-decimal.ts';
import type { ParsedFact } from '../shop-adapter.ts';
import { UnusableContentError } from '../unusable-content-error.ts';
import { normaliseRefund } from './normalise-refund.ts';
import { type WoocommerceRefund, woocommerceRefundSchema } from './woocommerce-schemas.ts';

/** What whoever fetched a refund knows of its order. */
export type OrderOfRefund = { readonly orderId?: string; readonly currency?: string };

/**
 * A refund by itself, as `GET /orders/{id}/refunds/{refund id}` answers. WooCommerce sends none by webhook: orders list
 * them with their sums, and who wants the lines fetches them.
 *
 * @param known the order's id and currency. Without the id it is taken from `parent_id` or the links; WooCommerce never
 *   writes the currency into a refund.
 * @throws UnusableContentError `no-currency` where nobody says it, because `10.00` of an unknown currency is no amount;
 *   and for a refund that names no order or time.
 */
export function readRefund(json: LosslessJson, known: OrderOfRefund = {}): ParsedFact {
  const written = readShape(woocommerceRefundSchema, json, 'no-refund-id');
  const orderId = known.orderId ?? findOrderId(written);
  if (orderId === undefined) {
    throw new UnusableContentError('no-order-id', 'The refund names no order.');
  }
  const currency = requireCurrency(known.currency ?? written.currency);
  const createdAt = readUtcTime('date_created_gmt', written.date_created_gmt ?? '');
  const refund = normaliseRefund(written, amountReader(currency, roundDecimal), createdAt);
  return {
    factId: `woocommerce/refund/${orderId}/${refund.refundId}@${formatVersion(createdAt)}`,
    orderId,
    sourceVersion: createdAt,
    content: { kind: 'refund', topic: 'refund', refund, currency },
  };
}

function findOrderId({ parent_id: parent, _links: links }: WoocommerceRefund): string | undefined {
  if (parent && parent !== '0') return parent;
  const hrefs = [...(links?.up ?? []), ...(links?.self ?? [])].map(({ href }) => href ?? '');
  return hrefs.map((href) => /\/orders\/(\d{1,20})(?:\/|$)/.exec(href)?.[1]).find(Boolean);
}
