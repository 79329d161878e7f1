import type { FinancialStatus, OrderCode } from '../../../core/assessment/order-facts.ts';
import { isVisitorId } from '../../../core/tracking/visitor-id.ts';
import { amountReader, type ReadText, requireCurrency } from '../amount-reader.ts';
import { collectTokens } from '../collect-tokens.ts';
import { countryPattern, matching, regionPattern } from '../matching.ts';
import { readUtcTime } from '../read-utc-time.ts';
import { roundDecimal } from '../round-decimal.ts';
import type { UnsealedOrder } from '../shop-adapter.ts';
import { toReference } from '../to-reference.ts';
import { withItems } from '../with-items.ts';
import { writeCode } from '../write-code.ts';
import type { AdobeOrder } from './adobe-commerce-schemas.ts';
import { type AdobeLines, absolute, normaliseLines } from './normalise-lines.ts';
import { isCancelled, isComplete, readFinancialStatus } from './read-state.ts';
import { requireField } from './require-field.ts';

const paidStatuses: readonly FinancialStatus[] = ['paid', 'partially-refunded', 'refunded'];

/**
 * An order as Adobe Commerce describes it, in our words and in its base currency.
 *
 * An order does not say when it was paid or shipped. It counts as paid since it was placed, and its hold runs from there:
 * `updated_at` moves with every save and must not move the end of the hold with it.
 */
export function normaliseOrder(order: AdobeOrder): UnsealedOrder {
  const currency = requireCurrency(order.base_currency_code);
  const read = amountReader(currency, roundDecimal);
  const financialStatus = readFinancialStatus(order, read);
  const placedAt = readUtcTime('created_at', requireField('created_at', order.created_at));
  const ofLines = normaliseLines(order, read);
  return {
    orderId: findOrderId(order),
    orderName: order.increment_id || undefined,
    placedAt,
    currency,
    taxIncluded: false,
    test: false,
    financialStatus,
    paidAt: paidStatuses.includes(financialStatus) ? placedAt : undefined,
    cancelledAt: isCancelled(order) ? readVersion(order) : undefined,
    fullyFulfilled: isComplete(order),
    ...ofLines,
    codes: normaliseCodes(order, ofLines, read),
    tokenTexts: collectTokens(valuesOfAttribute(order, 'tributary_token'), []),
    visitorId: valuesOfAttribute(order, 'tributary_visitor').find(isVisitorId),
    refunds: [],
    ...findBuyer(order),
    giftCardTenderMinorUnits: sumTender(order, read),
    ...withItems('references', toReference('payment', order.payment?.last_trans_id)),
  };
}

/** The last change, or the first one where the row was not read back after it was written. */
export function readVersion(row: Pick<AdobeOrder, 'created_at' | 'updated_at'>): number {
  const text = row.updated_at || row.created_at;
  return readUtcTime('updated_at', requireField('updated_at', text));
}

/** The row's own id; a hook that leaves it out may send rows that belong to it. */
function findOrderId(order: AdobeOrder): string {
  const [item] = order.items;
  return requireField('entity_id', order.entity_id ?? item?.order_id ?? order.payment?.parent_id);
}

/** An order has at most one coupon. Its part of the discount is not told from that of rules without one. */
function normaliseCodes(order: AdobeOrder, { lines }: AdobeLines, read: ReadText): OrderCode[] {
  const code = writeCode(order.coupon_code ?? '');
  if (code === '') return [];
  const ofLines = lines.reduce((sum, line) => sum + line.discountMinorUnits, 0n);
  const total = order.base_discount_amount;
  const ofOrder = total ? absolute(read('base_discount_amount', total)) : ofLines;
  return [{ code, discountMinorUnits: ofOrder, applied: true }];
}

/** Under its name in the row, or among what merchants add to it. */
function valuesOfAttribute(
  order: AdobeOrder,
  name: 'tributary_token' | 'tributary_visitor',
): string[] {
  const listed = order.custom_attributes.filter(({ attribute_code: code }) => code === name);
  const values: readonly unknown[] = [
    order[name],
    order.extension_attributes?.[name],
    order.custom_attributes_serializable?.[name],
    ...listed.map(({ value }) => value),
  ];
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Gift cards, store credit and reward points that paid. */
function sumTender(order: AdobeOrder, read: ReadText): bigint {
  return (
    absolute(read('base_gift_cards_amount', order.base_gift_cards_amount)) +
    absolute(read('base_customer_balance_amount', order.base_customer_balance_amount)) +
    absolute(read('base_reward_currency_amount', order.base_reward_currency_amount))
  );
}

function findBuyer({ addresses, customer_email: email, customer_id: id }: AdobeOrder) {
  const ofType = (type: string) => addresses.find(({ address_type: each }) => each === type);
  const address = ofType('shipping') ?? ofType('billing') ?? addresses[0];
  const customerId = id === '0' ? undefined : matching(/^\d{1,20}$/, id);
  return {
    buyer: { emails: email ? [email] : [], ...(customerId === undefined ? {} : { customerId }) },
    country: matching(countryPattern, address?.country_id),
    region: matching(regionPattern, address?.region_code),
  };
}
