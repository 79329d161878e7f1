import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bigcommerceClient } from '../../adapters/shops/bigcommerce/bigcommerce-client.ts';
import { foldOrder } from '../../core/assessment/fold-order.ts';
import { makeRefetchOrder } from '../../functions/refetch-orders/refetch-order.ts';
import {
  aBigcommerceOrder,
  aBigcommerceProduct,
  aBigcommerceRefund,
} from '../support/bigcommerce-orders.ts';
import { aConnection } from '../support/factories/index.ts';
import {
  type FakeBigcommerce,
  fakeStore,
  startFakeBigcommerce,
} from '../support/fake-bigcommerce.ts';
import { inMemoryConversionStore } from '../support/in-memory-conversion-store.ts';
import { inMemoryProgramDirectory } from '../support/in-memory-program-directory.ts';
import { inMemoryReferenceStore } from '../support/in-memory-reference-store.ts';
import { aSealing } from '../support/shopify-webhook.ts';

let now = Date.UTC(2026, 2, 2, 10);
let store: FakeBigcommerce;
let runs = 0;

beforeAll(async () => {
  store = await startFakeBigcommerce(() => now);
});
afterAll(() => store.stop());

/** What happens to an order: it changes, money goes back, or an event of it is worked on (again). */
const happening = fc.oneof(
  fc.record({
    kind: fc.constant('modify' as const),
    status_id: fc.constantFrom(1, 2, 3, 5, 9, 10, 11, 12),
  }),
  fc.record({ kind: fc.constant('refund' as const), cents: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ kind: fc.constant('refetch' as const) }),
);

/** An order of its own for each run, told by a system with an empty store. */
function begin() {
  runs += 1;
  const conversions = inMemoryConversionStore();
  store.place(aBigcommerceOrder({ id: runs }), { products: [aBigcommerceProduct()] });
  const connection = aConnection({ provider: 'bigcommerce', hasApi: true });
  const refetch = makeRefetchOrder({
    connections: inMemoryProgramDirectory({ connections: [connection] }),
    openClient: async () => bigcommerceClient({ ...fakeStore, address: store.address }),
    loadSealing: async () => aSealing(),
    store: conversions,
    references: inMemoryReferenceStore((fact) => conversions.addFact(fact)),
    now: () => now,
    reportRejected: ({ detail }) => {
      throw new Error(detail);
    },
    sendSiblings: async () => undefined,
    reportRefused: () => undefined,
  });
  const orderId = String(runs);
  const ask = () =>
    refetch(
      { merchantId: 'acme', connectionId: 'acme.shop', orderId, toldAt: now },
      { isRetry: false },
    );
  const read = async () => {
    const { facts } = await conversions.load({
      ...{ merchantId: 'acme', conversionId: `shop~${orderId}` },
    });
    return { facts, state: facts.length === 0 ? undefined : foldOrder(facts) };
  };
  return { orderId, ask, read };
}

describe('an order that is asked for', () => {
  it('comes to what one look at its end comes to, whenever it was looked at between, and nothing contradicts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (happenings) => {
        const { orderId, ask, read } = begin();
        for (const [place, one] of happenings.entries()) {
          now += 3_000;
          if (one.kind === 'modify') store.modify(orderId, { status_id: one.status_id });
          if (one.kind === 'refund') {
            const items = [{ item_type: 'ORDER', requested_amount: one.cents / 100 }];
            store.refund(orderId, aBigcommerceRefund({ id: place + 1, items }));
          }
          if (one.kind === 'refetch') {
            now += 3_000;
            await ask();
          }
        }
        now += 3_000;
        await ask();
        const seen = await read();
        const versions = seen.facts.map(({ factId }) => factId);

        expect(seen.state?.conflicts).toEqual([]);
        expect(new Set(versions).size).toBe(versions.length);
        expect(await ask()).toBe('duplicate');
        const newest = seen.facts.toSorted((a, b) => a.sourceVersion - b.sourceVersion).at(-1);
        const alone = newest && foldOrder([newest]);
        expect(seen.state?.snapshot).toEqual(alone?.snapshot);
        expect(seen.state?.refunds).toEqual(alone?.refunds);
        expect(seen.state?.snapshot?.refunds).toHaveLength(
          happenings.filter(({ kind }) => kind === 'refund').length,
        );
      }),
      { numRuns: 40 },
    );
  });
});
