import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiAnswerError, ApiUnauthorisedError } from '../../../../adapters/http/api-error.ts';
import { woocommerceAdapter } from '../../../../adapters/shops/woocommerce/woocommerce-adapter.ts';
import { woocommerceClient } from '../../../../adapters/shops/woocommerce/woocommerce-client.ts';
import {
  type FakeWoocommerce,
  startFakeWoocommerce,
  wooKey,
} from '../../../support/fake-woocommerce.ts';
import { testPatience } from '../../../support/test-patience.ts';
import { aWoocommerceOrder, aWoocommerceRefund } from '../../../support/woocommerce-deliveries.ts';

const changedAt = Date.UTC(2026, 2, 2, 12);
const changed = { date_modified_gmt: '2026-03-02T12:00:00' };

let shop: FakeWoocommerce;
beforeEach(async () => {
  shop = await startFakeWoocommerce();
});
afterEach(() => shop.stop());

const fetchOrder = (orderId = '727', consumerSecret: string = wooKey.consumerSecret) =>
  woocommerceClient({ ...wooKey, consumerSecret, address: shop.address }, testPatience).fetchOrder(
    orderId,
    { toldAt: 0 },
  );

describe('the refunds of a WooCommerce order', () => {
  it('are read with their lines, in the currency of their order, as the refunds by themselves are', async () => {
    shop.keep(aWoocommerceOrder(changed), [aWoocommerceRefund()]);

    expect(await fetchOrder()).toMatchObject({
      kind: 'facts',
      facts: [
        {
          factId: 'woocommerce/refund/727/726@2026-03-02T11:00:00Z',
          orderId: '727',
          content: {
            ...{ kind: 'refund', currency: 'USD' },
            refund: {
              refundId: '726',
              lines: [{ lineId: '315', quantity: 1, minorUnits: 10_000n }],
            },
          },
        },
      ],
      allRefunds: { refundIds: ['726'], asOf: changedAt },
    });
  });

  it('come with the order itself, as its webhook tells it, where no webhook told of it', async () => {
    shop.keep(aWoocommerceOrder(changed), [aWoocommerceRefund()]);
    const client = woocommerceClient({ ...wooKey, address: shop.address }, testPatience);
    const body = Buffer.from(JSON.stringify(aWoocommerceOrder(changed)));
    const told = woocommerceAdapter.parse(body, 'order.updated');

    const fetched = await client.fetchOrder('727', { toldAt: 0, isUntold: true });

    expect(fetched).toMatchObject({
      facts: [
        told.kind === 'facts' ? told.facts[0] : told,
        { factId: 'woocommerce/refund/727/726@2026-03-02T11:00:00Z' },
      ],
      allRefunds: { refundIds: ['726'] },
    });
  });

  it('are read from all pages', async () => {
    const refunds = [1, 2, 3, 4, 5].map((id) => aWoocommerceRefund({ id }));
    shop.keep(aWoocommerceOrder(changed), refunds);

    expect(await fetchOrder()).toMatchObject({
      allRefunds: { refundIds: ['1', '2', '3', '4', '5'] },
    });
  });

  it('are read again after a failure', async () => {
    shop.keep(aWoocommerceOrder(changed), [aWoocommerceRefund()]);
    shop.fail(502, 500);

    expect(await fetchOrder()).toMatchObject({ allRefunds: { refundIds: ['726'] } });
  });

  it('of an order that is gone are nothing to tell, because the shop tells of that itself', async () => {
    expect(await fetchOrder()).toEqual({ kind: 'facts', facts: [] });
  });

  it('are not taken for gone where WooCommerce is switched off', async () => {
    shop.keep(aWoocommerceOrder(changed), [aWoocommerceRefund()]);
    shop.deactivate();

    await expect(fetchOrder()).rejects.toThrow(ApiAnswerError);
  });

  it('are not shown to another key', async () => {
    shop.keep(aWoocommerceOrder(changed));

    await expect(fetchOrder('727', 'cs_other')).rejects.toThrow(ApiUnauthorisedError);
  });

  it('of an amount that is none are rejected by name', async () => {
    shop.keep(aWoocommerceOrder(changed), [aWoocommerceRefund({ amount: 'some' })]);

    expect(await fetchOrder()).toMatchObject({
      kind: 'rejected',
      rejection: { reason: 'unreadable-amount' },
    });
  });
});
