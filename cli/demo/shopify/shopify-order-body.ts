import type {
  ShopifyCustomerInput,
  ShopifyFulfilmentInput,
  ShopifyLineInput,
  ShopifyOrderInput,
} from './shopify-input.ts';
import { writeRefund } from './shopify-refund-body.ts';
import { writeLineItem, writeTaxLines } from './write-line-item.ts';
import { sum, writeAmounts, writeNumber, writeSet, writeTime } from './written-values.ts';

/**
 * The body of the order topics (API 2026-04), its sums worked out from the lines. Amounts of the
 * present (`current_…`) are written as the original ones, as far as no reader of ours uses them.
 */
export function shopifyOrderBody(written: ShopifyOrderInput): string {
  const order = { ...written, lines: written.lines.map((line) => keepApplied(line, written)) };
  return JSON.stringify({
    id: writeNumber(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    ...writeCircumstances(order),
    ...writeTotals(order),
    ...writeDiscounts(written),
    customer: order.customer ? writeCustomer(order.customer, order) : null,
    billing_address: writeAddress(order),
    shipping_address: writeAddress(order),
    fulfillments: (order.fulfilments ?? []).map((one) => writeFulfilment(one, order)),
    line_items: order.lines.map((line) => writeLineItem(line, order.currency, rateOf(order))),
    refunds: (order.refunds ?? []).map(writeRefund),
    ...writeTransactions(order),
  });
}

/** Allocations name a discount by its place among those that were applied. */
function keepApplied(line: ShopifyLineInput, { discounts = [] }: ShopifyOrderInput) {
  const taken = line.discountsMinorUnits ?? [];
  const discountsMinorUnits = taken.filter((_, index) => discounts[index]?.applied ?? true);
  return { ...line, discountsMinorUnits };
}

const rateOf = (order: ShopifyOrderInput) => order.taxRate ?? '0.0';

function writeCircumstances(order: ShopifyOrderInput) {
  const cancelledAt = order.cancelledAt === undefined ? null : writeTime(order.cancelledAt);
  return {
    app_id: writeNumber('580111'),
    browser_ip: null,
    buyer_accepts_marketing: false,
    cancel_reason: cancelledAt === null ? null : 'customer',
    cancelled_at: cancelledAt,
    cart_token: null,
    checkout_token: null,
    client_details: null,
    closed_at: null,
    confirmation_number: null,
    confirmed: true,
    contact_email: order.customer?.email ?? null,
    created_at: writeTime(order.createdAt),
    currency: order.currency,
    customer_locale: 'en',
    device_id: null,
    duties_included: false,
    email: order.customer?.email ?? '',
    estimated_taxes: false,
    financial_status: order.financialStatus,
    fulfillment_status: order.fulfillmentStatus ?? null,
    landing_site: order.landingSite ?? null,
    landing_site_ref: null,
    line_item_groups: [],
    location_id: null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: `#${order.number}`,
    note: null,
    note_attributes: order.noteAttributes ?? [],
    number: order.number,
    order_number: order.number,
    order_status_url: `https://sample-shop.myshopify.com/orders/${order.id}`,
    payment_terms: null,
    phone: null,
    po_number: null,
    presentment_currency: order.currency,
    processed_at: writeTime(order.processedAt ?? order.createdAt),
    reference: null,
    referring_site: null,
    returns: [],
    source_identifier: null,
    source_name: 'web',
    source_url: null,
    tags: '',
    tax_exempt: false,
    taxes_included: order.taxesIncluded ?? false,
    test: order.test ?? false,
    token: `token-${order.id}`,
    updated_at: writeTime(order.updatedAt),
    user_id: null,
  };
}

function writeTotals(order: ShopifyOrderInput) {
  const { currency } = order;
  const { goods, discounts, tax, shipping, total } = totalsOf(order);
  return {
    ...writeAmounts('current_subtotal_price', goods - discounts, currency),
    ...writeAmounts('current_total_discounts', discounts, currency),
    ...writeAmounts('current_total_price', total, currency),
    ...writeAmounts('current_total_tax', tax, currency),
    ...writeAmounts('subtotal_price', goods - discounts, currency),
    ...writeAmounts('total_discounts', discounts, currency),
    ...writeAmounts('total_line_items_price', goods, currency),
    ...writeAmounts('total_price', total, currency),
    ...writeAmounts('total_tax', tax, currency),
    current_shipping_price_set: writeSet(shipping, currency),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    total_cash_rounding_payment_adjustment_set: writeSet(0n, currency),
    total_cash_rounding_refund_adjustment_set: writeSet(0n, currency),
    total_outstanding: writeAmounts('amount', 0n, currency).amount,
    total_shipping_price_set: writeSet(shipping, currency),
    total_tip_received: '0.00',
    total_weight: 500,
    tax_lines: writeTaxLines(tax, currency, rateOf(order)),
    shipping_lines: [writeShippingLine(order.id, shipping, currency)],
  };
}

function writeShippingLine(orderId: string, minorUnits: bigint, currency: string) {
  return {
    id: writeNumber(String(BigInt(orderId) + 7n)),
    carrier_identifier: null,
    code: 'Standard',
    current_discounted_price_set: writeSet(minorUnits, currency),
    ...writeAmounts('discounted_price', minorUnits, currency),
    is_removed: false,
    phone: null,
    ...writeAmounts('price', minorUnits, currency),
    requested_fulfillment_service_id: null,
    source: 'shopify',
    title: 'Standard',
    tax_lines: [],
    discount_allocations: [],
  };
}

/** What the order costs in all, from its lines; tax comes on top unless prices have it. */
function totalsOf(order: ShopifyOrderInput) {
  const goods = sum(order.lines.map((line) => line.unitPriceMinorUnits * BigInt(line.quantity)));
  const discounts = sum(order.lines.flatMap((line) => line.discountsMinorUnits ?? []));
  const tax = sum(order.lines.map((line) => line.taxMinorUnits ?? 0n));
  const shipping = order.shippingMinorUnits ?? 0n;
  const total = goods - discounts + shipping + (order.taxesIncluded ? 0n : tax);
  return { goods, discounts, tax, shipping, total };
}

function writeDiscounts({ discounts = [], lines, currency }: ShopifyOrderInput) {
  return {
    discount_codes: discounts.map(({ code, type }, index) => {
      const taken = sum(lines.map((line) => line.discountsMinorUnits?.[index] ?? 0n));
      return { code, amount: writeAmounts('amount', taken, currency).amount, type };
    }),
    discount_applications: discounts
      .filter(({ applied = true }) => applied)
      .map(({ code, type, value }) => ({
        target_type: 'line_item',
        type: 'discount_code',
        value,
        value_type: type,
        allocation_method: 'across',
        target_selection: 'all',
        code,
      })),
  };
}

function writeCustomer(customer: ShopifyCustomerInput, order: ShopifyOrderInput) {
  return {
    id: writeNumber(customer.id),
    created_at: null,
    updated_at: null,
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: 'enabled',
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: null,
    currency: order.currency,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    default_address: {
      id: writeNumber(String(BigInt(customer.id) + 1n)),
      customer_id: writeNumber(customer.id),
      ...writeAddress(order),
      country_name: null,
      default: true,
    },
  };
}

function writeAddress({ customer, countryCode = 'US', provinceCode }: ShopifyOrderInput) {
  return {
    first_name: customer?.firstName ?? null,
    address1: '1 Example Street',
    phone: null,
    city: 'Exampleton',
    zip: '00000',
    province: null,
    country: null,
    last_name: customer?.lastName ?? null,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: customer ? `${customer.firstName} ${customer.lastName}` : null,
    country_code: countryCode,
    province_code: provinceCode ?? null,
  };
}

function writeFulfilment(one: ShopifyFulfilmentInput, order: ShopifyOrderInput) {
  const at = writeTime(one.at);
  return {
    id: writeNumber(one.id),
    admin_graphql_api_id: `gid://shopify/Fulfillment/${one.id}`,
    created_at: at,
    updated_at: at,
    location_id: writeNumber('655441491'),
    name: `#${order.number}.1`,
    order_id: writeNumber(order.id),
    service: 'manual',
    shipment_status: null,
    status: one.status ?? 'success',
    tracking_company: null,
    tracking_number: null,
    line_items: order.lines
      .filter(({ id }) => one.lineIds.includes(id))
      .map((line) => writeLineItem(line, order.currency, rateOf(order))),
  };
}

function writeTransactions(order: ShopifyOrderInput) {
  const { currency } = order;
  const whole = [{ gateway: 'shopify_payments', minorUnits: totalsOf(order).total }];
  const tender = order.tender ?? whole;
  return {
    payment_gateway_names: [...new Set(tender.map(({ gateway }) => gateway))],
    transactions: tender.map(({ gateway, minorUnits }, index) => ({
      id: writeNumber(String(BigInt(order.id) * 10n + BigInt(index))),
      order_id: writeNumber(order.id),
      kind: 'sale',
      gateway,
      status: order.financialStatus === 'pending' ? 'pending' : 'success',
      created_at: writeTime(order.createdAt),
      amount: writeAmounts('amount', minorUnits, currency).amount,
      currency,
      test: order.test ?? false,
    })),
  };
}
