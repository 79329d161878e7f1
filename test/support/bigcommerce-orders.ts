type Fields = Readonly<Record<string, unknown>>;

/** Two tents at 100.00, 8 % tax on top, as a line of an order. */
export function aBigcommerceProduct(changes: Fields = {}): Fields {
  return {
    id: 15,
    order_id: 250,
    product_id: 93,
    variant_id: 0,
    name: 'Tent',
    sku: 'TENT',
    type: 'physical',
    base_price: '100.0000',
    base_total: '200.0000',
    price_ex_tax: '100.0000',
    total_ex_tax: '200.0000',
    total_inc_tax: '216.0000',
    total_tax: '16.0000',
    quantity: 2,
    is_refunded: false,
    quantity_refunded: 0,
    refund_amount: '0.0000',
    applied_discounts: [],
    product_options: [],
    ...changes,
  };
}

/** A paid order of these tents, by a customer who has an account. */
export function aBigcommerceOrder(changes: Fields = {}): Fields {
  return {
    id: 250,
    customer_id: 26,
    date_shipped: '',
    status_id: 11,
    status: 'Awaiting Fulfillment',
    items_total: 2,
    subtotal_ex_tax: '200.0000',
    subtotal_inc_tax: '216.0000',
    shipping_cost_ex_tax: '10.0000',
    handling_cost_ex_tax: '0.0000',
    wrapping_cost_ex_tax: '0.0000',
    total_ex_tax: '210.0000',
    total_inc_tax: '226.0000',
    discount_amount: '0.0000',
    coupon_discount: '0.0000',
    store_credit_amount: '0.0000',
    gift_certificate_amount: '0.0000',
    currency_code: 'EUR',
    default_currency_code: 'USD',
    is_deleted: false,
    billing_address: {
      email: 'buyer@x.example',
      country_iso2: 'US',
      state: 'Texas',
      form_fields: [],
    },
    ...changes,
  };
}

/** The payment of it by card. */
export function aBigcommerceTransaction(changes: Fields = {}): Fields {
  return {
    id: 7,
    order_id: 250,
    event: 'purchase',
    method: 'credit_card',
    amount: 226,
    status: 'ok',
    test: false,
    gateway_transaction_id: 'pi_1',
    ...changes,
  };
}

/** The coupon of a creator. */
export function aBigcommerceCoupon(changes: Fields = {}): Fields {
  return { id: 1, coupon_id: 4, code: 'mia10', amount: '10', type: 1, discount: 20, ...changes };
}

/** One of the tents given back: the pieces are named, and no amount. */
export function aBigcommerceRefund(changes: Fields = {}): Fields {
  return {
    id: 40,
    order_id: 250,
    user_id: 0,
    reason: '',
    total_amount: 108,
    total_tax: 8,
    uses_merchant_override_values: false,
    items: [{ item_type: 'PRODUCT', item_id: 15, quantity: 1, requested_amount: null }],
    payments: [{ id: 1, provider_id: 'stripe', amount: 108, offline: false, is_declined: false }],
    ...changes,
  };
}
