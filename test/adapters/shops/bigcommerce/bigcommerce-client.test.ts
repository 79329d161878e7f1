import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiUnauthorisedError, ApiUnavailableError } from '../../../../adapters/http/api-error.ts';
import { bigcommerceClient } from '../../../../adapters/shops/bigcommerce/bigcommerce-client.ts';
import type { FetchedOrder } from '../../../../adapters/shops/shop-client.ts';
import {
  aBigcommerceCoupon,
  aBigcommerceOrder,
  aBigcommerceProduct,
  aBigcommerceRefund,
  aBigcommerceTransaction,
} from '../../../support/bigcommerce-orders.ts';
import {
  type FakeBigcommerce,
  fakeStore,
  startFakeBigcommerce,
} from '../../../support/fake-bigcommerce.ts';
import { testPatience } from '../../../support/test-patience.ts';

const placedAt = Date.UTC(2026, 2, 2, 10);
const hour = 3_600_000;

let now = placedAt;
let store: FakeBigcommerce;

beforeEach(async () => {
  now = placedAt;
  store = await startFakeBigcommerce(() => now);
});
afterEach(() => store.stop());

const fetchOrder = (orderId = '250', accessToken: string = fakeStore.accessToken) =>
  bigcommerceClient({ ...fakeStore, accessToken, address: store.address }, testPatience).fetchOrder(
    orderId,
    { toldAt: 0 },
  );

function factOf(fetched: FetchedOrder) {
  const [fact] = fetched.kind === 'facts' ? fetched.facts : [];
  if (fact?.content.kind !== 'order') throw new Error(`Expected an order, got ${fetched.kind}.`);
  return { ...fact, order: fact.content.order };
}

/** Places an order, and lets a while go by. */
function place(order = aBigcommerceOrder(), parts: Parameters<FakeBigcommerce['place']>[1] = {}) {
  const date = new Date(now + 60_000).toISOString();
  store.place(order, {
    products: [aBigcommerceProduct()],
    transactions: [aBigcommerceTransaction({ date_created: date })],
    ...parts,
  });
  now += hour;
}

describe('an order of BigCommerce', () => {
  it('is read with its lines, codes and payments, in the currency that is paid', async () => {
    const discounts = [{ id: 'coupon', amount: '20.0000', target: 'order' }];
    place(aBigcommerceOrder({ coupon_discount: '20.0000', total_ex_tax: '190.0000' }), {
      products: [aBigcommerceProduct({ applied_discounts: discounts })],
      coupons: [aBigcommerceCoupon()],
    });

    const { order, ...fact } = factOf(await fetchOrder());

    expect(fact).toMatchObject({
      orderId: '250',
      sourceVersion: placedAt + 60_000,
      factId: 'bigcommerce/order/250@2026-03-02T10:01:00Z',
      content: { topic: 'order' },
    });
    expect(order).toMatchObject({
      placedAt,
      paidAt: placedAt + 60_000,
      currency: 'USD',
      taxIncluded: false,
      test: false,
      financialStatus: 'paid',
      fullyFulfilled: false,
      lines: [
        {
          ...{ lineId: '15', productId: '93', sku: 'TENT', quantity: 2, quantityAfterEdits: 2 },
          ...{ grossMinorUnits: 20_000n, discountMinorUnits: 2_000n, taxMinorUnits: 1_600n },
          ...{ giftCard: false, requiresShipping: true },
        },
      ],
      unallocatedDiscountMinorUnits: 0n,
      codes: [{ code: 'MIA10', discountMinorUnits: 2_000n, applied: true }],
      refunds: [],
      references: [{ kind: 'payment', value: 'pi_1' }],
      buyer: { emails: ['buyer@x.example'], customerId: '26' },
      country: 'US',
    });
  });

  it('is the same fact whenever the same version is read', async () => {
    place();

    const first = await fetchOrder();
    now += 5 * hour;

    expect(await fetchOrder()).toEqual(first);
  });

  it('of more lines than fit into a page has them all', async () => {
    const products = Array.from({ length: 251 }, (_, place) =>
      aBigcommerceProduct({ id: place + 1 }),
    );
    place(aBigcommerceOrder(), { products });

    expect(factOf(await fetchOrder()).order.lines).toHaveLength(251);
  });

  it('is paid when the last of its payments was, on whichever page that is', async () => {
    const transactions = [1, 2, 3].map((minute) =>
      aBigcommerceTransaction({
        ...{ id: minute, event: 'capture' },
        date_created: new Date(placedAt + minute * 60_000).toISOString(),
      }),
    );
    place(aBigcommerceOrder(), { transactions });

    expect(factOf(await fetchOrder()).order.paidAt).toBe(placedAt + 180_000);
  });

  it('that was paid at a gateway in test mode is a test', async () => {
    const date = new Date(placedAt).toISOString();
    place(aBigcommerceOrder(), {
      transactions: [aBigcommerceTransaction({ test: true, date_created: date })],
    });

    expect(factOf(await fetchOrder()).order.test).toBe(true);
  });

  it.each([
    [0, 'pending'],
    [1, 'pending'],
    [2, 'paid'],
    [3, 'paid'],
    [4, 'refunded'],
    [5, 'voided'],
    [6, 'voided'],
    [7, 'pending'],
    [8, 'paid'],
    [9, 'paid'],
    [10, 'paid'],
    [11, 'paid'],
    [12, 'authorized'],
    [13, 'authorized'],
    [14, 'partially-refunded'],
  ])('of status %i is %s', async (status_id, status) => {
    place(aBigcommerceOrder({ status_id }));

    const { order } = factOf(await fetchOrder());

    expect(order.financialStatus).toBe(status);
    expect(order.cancelledAt).toBe(status_id === 5 ? placedAt : undefined);
    expect(order.fullyFulfilled).toBe([2, 10].includes(status_id));
    expect(order.paidAt === undefined).toBe(['pending', 'voided', 'authorized'].includes(status));
  });

  it.each([
    ['a status that nobody knows', { status_id: 77 }, 'unknown-status'],
    ['a currency that is none', { default_currency_code: 'XXQ' }, 'unknown-currency'],
    ['a time that is none', { date_created: 'yesterday' }, 'unreadable-time'],
  ])('with %s is rejected by name', async (_, fields, reason) => {
    place(aBigcommerceOrder(fields));

    expect(await fetchOrder()).toMatchObject({ kind: 'rejected', rejection: { reason } });
  });

  it('of a store that enters prices with tax has discounts with tax, which are reduced to net', async () => {
    const withTax = aBigcommerceProduct({
      ...{ base_total: '119.0000', total_ex_tax: '100.0000', total_inc_tax: '119.0000' },
      applied_discounts: [{ amount: '11.9000' }, { amount: '5.9500' }],
    });
    place(aBigcommerceOrder(), { products: [withTax] });

    expect(factOf(await fetchOrder()).order.lines).toMatchObject([
      { grossMinorUnits: 10_000n, discountMinorUnits: 1_500n, taxMinorUnits: 1_900n },
    ]);
  });

  it('with a discount that no line has spreads it, unless the totals say otherwise', async () => {
    const typedIn = { discount_amount: '30.0000', total_ex_tax: '180.0000' };
    place(aBigcommerceOrder({ id: 1, ...typedIn }));
    place(aBigcommerceOrder({ id: 2, discount_amount: '30.0000' }));

    const [first, second] = await Promise.all([fetchOrder('1'), fetchOrder('2')]);

    expect(factOf(first).order.unallocatedDiscountMinorUnits).toBe(3_000n);
    expect(factOf(second).order.unallocatedDiscountMinorUnits).toBe(0n);
  });

  it('carries tokens and the browser in fields of the checkout and options of products', async () => {
    const visitorId = '0123456789abcdef0123456789abcdef';
    const field = { name: 'tributary_visitor', value: visitorId };
    const option = { display_name: 'tributary_token', value: 'one,two' };
    const billing = { email: '', country_iso2: 'DE', form_fields: [field] };
    place(aBigcommerceOrder({ billing_address: billing, customer_id: 0 }), {
      products: [aBigcommerceProduct({ product_options: [option] })],
    });

    const { order } = factOf(await fetchOrder());

    expect(order).toMatchObject({ tokenTexts: ['one', 'two'], visitorId, country: 'DE' });
    expect(order.buyer).toEqual({ emails: [] });
  });

  it('that the store does not know is not found', async () => {
    expect(await fetchOrder()).toEqual({ kind: 'not-found' });
  });
});

describe('a refund of BigCommerce', () => {
  const refundsOf = async () => factOf(await fetchOrder()).order.refunds;

  it('of pieces names them and no amount, and makes a version of its own', async () => {
    place();
    now += hour;
    store.refund('250', aBigcommerceRefund());
    const refundedAt = now;
    now += hour;

    const { order, sourceVersion } = factOf(await fetchOrder());

    expect(sourceVersion).toBe(refundedAt);
    expect(order.financialStatus).toBe('partially-refunded');
    expect(order.refunds).toEqual([
      {
        ...{ refundId: '40', processedAt: refundedAt },
        ...{ lines: [{ lineId: '15', quantity: 1 }], unallocatedMinorUnits: 0n },
      },
    ]);
  });

  it('of the whole order is unallocated, and shipping is no goods', async () => {
    place();
    const items = [
      { item_type: 'ORDER', item_id: 250, quantity: null, requested_amount: 12.5 },
      { item_type: 'SHIPPING', item_id: 9, quantity: null, requested_amount: 4 },
      { item_type: 'HANDLING', item_id: 9, quantity: null, requested_amount: 1.25 },
    ];
    store.refund('250', aBigcommerceRefund({ total_amount: 17.75, items }));
    now += hour;

    expect(await refundsOf()).toMatchObject([
      {
        ...{ lines: [], unallocatedMinorUnits: 1_250n, ofPayment: true },
        beyondGoodsMinorUnits: 525n,
      },
    ]);
  });

  it('of an amount that was typed in is without tax, and no more than was paid for the line', async () => {
    const withTax = aBigcommerceProduct({
      ...{ base_total: '119.0000', total_ex_tax: '100.0000', total_inc_tax: '119.0000' },
      applied_discounts: [{ amount: '59.5000' }],
    });
    place(aBigcommerceOrder(), { products: [withTax] });
    const item = (requested_amount: number) => ({
      item_type: 'PRODUCT',
      item_id: 15,
      quantity: 1,
      requested_amount,
    });
    store.refund('250', aBigcommerceRefund({ id: 41, items: [item(23.8)] }));
    store.refund('250', aBigcommerceRefund({ id: 42, items: [item(119)] }));
    now += hour;

    expect(await refundsOf()).toMatchObject([
      { lines: [{ minorUnits: 2_000n, taxMinorUnits: 380n }] },
      { lines: [{ minorUnits: 5_000n, taxMinorUnits: 1_900n }] },
    ]);
  });

  it('whose total somebody typed in is that total', async () => {
    place();
    store.refund(
      '250',
      aBigcommerceRefund({ total_amount: 50, uses_merchant_override_values: true }),
    );
    now += hour;

    expect(await refundsOf()).toMatchObject([
      { lines: [], unallocatedMinorUnits: 5_000n, ofPayment: true },
    ]);
  });

  it('that the payment provider declined gave nothing back', async () => {
    place();
    const payments = [{ is_declined: true }, { is_declined: true }];
    store.refund('250', aBigcommerceRefund({ payments }));
    now += hour;

    expect(await refundsOf()).toMatchObject([
      { lines: [], unallocatedMinorUnits: 0n, failed: { minorUnits: 10_800n } },
    ]);
  });
});

describe('reading an order of BigCommerce', () => {
  it('is patient with failures and limits', async () => {
    place();
    store.fail({ status: 500 }, { status: 503, headers: { 'retry-after': '1' } });
    store.limit(3);

    expect(factOf(await fetchOrder()).orderId).toBe('250');
  });

  it('begins again if the order changes meanwhile, so that no version is of two states', async () => {
    place();
    store.afterRequests(
      () => undefined,
      () => {
        store.modify('250', { status_id: 10 });
        now += hour;
      },
    );

    const { order, sourceVersion } = factOf(await fetchOrder());

    expect(order.fullyFulfilled).toBe(true);
    expect(sourceVersion).toBe(placedAt + hour);
  });

  it('waits until the second of a version is over, in which it may still change', async () => {
    place();
    store.modify('250', { status_id: 3 });
    const before = store.asked.length;
    const changes = Array.from({ length: 5 }, () => () => undefined);
    store.afterRequests(...changes, () => {
      store.modify('250', { status_id: 2 });
      now += 2_000;
    });

    const { order } = factOf(await fetchOrder());

    expect(order.fullyFulfilled).toBe(true);
    expect(store.asked.length - before).toBe(12);
  });

  it('gives up on an order that never stands still, for the message to come again', async () => {
    place();
    const change = () => {
      now += 1_000;
      store.modify('250', { staff_notes: String(now) });
    };
    store.afterRequests(...Array.from({ length: 60 }, () => change));

    await expect(fetchOrder()).rejects.toThrow(ApiUnavailableError);
  });

  it('with a revoked token is refused at once', async () => {
    place();

    await expect(fetchOrder('250', 'revoked')).rejects.toThrow(ApiUnauthorisedError);
    expect(store.asked).toHaveLength(1);
  });
});
