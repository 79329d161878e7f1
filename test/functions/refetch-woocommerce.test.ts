import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { woocommerceClient } from '../../adapters/shops/woocommerce/woocommerce-client.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import { makeRefetchOrder } from '../../functions/refetch-orders/refetch-order.ts';
import { aConnection } from '../support/factories/index.ts';
import { type FakeWoocommerce, startFakeWoocommerce, wooKey } from '../support/fake-woocommerce.ts';
import { inMemoryConversionStore } from '../support/in-memory-conversion-store.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';
import { inMemoryReferenceStore } from '../support/in-memory-reference-store.ts';
import { aSealing, startWebhook, webhookNow } from '../support/shopify-webhook.ts';
import {
  aWoocommerceOrder,
  aWoocommerceRefund,
  signWoocommerce,
  woocommerceSecret,
} from '../support/woocommerce-deliveries.ts';

const refunded = (hour: string, refunds: readonly object[]) =>
  aWoocommerceOrder({ date_modified_gmt: `2026-03-02T${hour}:00:00`, refunds });

let shop: FakeWoocommerce;
beforeEach(async () => {
  shop = await startFakeWoocommerce();
});
afterEach(() => shop.stop());

/** A shop with its webhooks and its API, whatever it tells being kept in one store. */
function aConnectedShop({ hasApi = true } = {}) {
  const provider = 'woocommerce' as const;
  const connection = aConnection({ provider, ...(hasApi ? { hasApi: true } : {}) });
  const connections = inMemoryProgramDirectory({ connections: [connection] });
  const store = inMemoryConversionStore();
  const readSecrets = async () => [woocommerceSecret];
  const { send, asked } = startWebhook({ connections, store, readSecrets });
  const refetch = makeRefetchOrder({
    ...{ connections, store, loadSealing: async () => aSealing(), now: () => webhookNow },
    references: inMemoryReferenceStore((fact) => store.addFact(fact)),
    openClient: async () => woocommerceClient({ ...wooKey, address: shop.address }),
    reportRejected: () => undefined,
    sendSiblings: async () => undefined,
    reportRefused: () => undefined,
  });

  /** The shop changes an order, tells it, and is asked. */
  async function change(order: object, refunds: readonly object[] = []): Promise<void> {
    shop.keep(order as Record<string, unknown>, refunds as Record<string, unknown>[]);
    const body = Buffer.from(JSON.stringify(order));
    const answer = await send({ headers: signWoocommerce(body), body }, provider);
    expect(answer.statusCode).toBe(200);
    for (const message of asked.splice(0)) await refetch(message, { isRetry: false });
  }

  const read = async () => {
    const { facts } = await store.load({ merchantId: 'acme', conversionId: 'shop~727' });
    return { facts, state: foldOrder(facts) };
  };
  return { change, read, asked };
}

describe('a WooCommerce shop with access to its API', () => {
  it('has the lines of a refund, of which its webhook tells the sum', async () => {
    const { change, read } = aConnectedShop();

    await change(refunded('11', [{ id: 726, total: '-100.00' }]), [aWoocommerceRefund()]);

    const { state } = await read();
    expect(state.refunds).toMatchObject([
      { refund: { refundId: '726', lines: [{ lineId: '315', quantity: 1 }] } },
    ]);
  });

  it('has no refund any more that was deleted there, and says so once', async () => {
    const { change, read } = aConnectedShop();
    await change(refunded('11', [{ id: 726, total: '-100.00' }]), [aWoocommerceRefund()]);

    await change(refunded('12', []));
    const { state, facts } = await read();
    await change(refunded('13', []));

    expect(state.refunds).toMatchObject([
      { refund: { refundId: '726', lines: [], failed: { minorUnits: 10_000n } } },
    ]);
    // Only the order's own next version has come since.
    expect((await read()).facts).toHaveLength(facts.length + 1);
  });

  it('keeps the refunds that are left', async () => {
    const { change, read } = aConnectedShop();
    const [one, other] = [aWoocommerceRefund(), aWoocommerceRefund({ id: 728, amount: '30.00' })];
    const sums = [726, 728].map((id) => ({ id, total: '-1.00' }));
    await change(refunded('11', sums), [one, other]);

    await change(refunded('12', sums.slice(1)), [other]);

    const { state } = await read();
    const standing = state.refunds.filter(({ refund }) => refund.failed === undefined);
    expect(standing.map(({ refund }) => refund.refundId)).toEqual(['728']);
  });

  it('is not asked about orders that nobody has paid', async () => {
    const { change } = aConnectedShop();

    await change(aWoocommerceOrder({ status: 'pending', date_paid_gmt: null }));

    expect(shop.asked).toEqual([]);
  });
});

describe('a WooCommerce shop without access to its API', () => {
  it('has the sums of its refunds, and is not asked', async () => {
    const { change, read } = aConnectedShop({ hasApi: false });

    await change(refunded('11', [{ id: 726, total: '-100.00' }]), [aWoocommerceRefund()]);

    expect(shop.asked).toEqual([]);
    expect((await read()).state.refunds).toMatchObject([
      { refund: { refundId: '726', summary: true } },
    ]);
  });
});
