import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { ApiUnauthorisedError } from '../../adapters/http/api-error.ts';
import { bigcommerceClient } from '../../adapters/shops/bigcommerce/bigcommerce-client.ts';
import type { ShopClient } from '../../adapters/shops/shop-client.ts';
import type { RejectedFact } from '../../core/assessment/order-facts.ts';
import type { Connection } from '../../core/programs/program.ts';
import { makeConsumer } from '../../functions/refetch-orders/consumer.ts';
import {
  makeRefetchOrder,
  OrderNotFoundYetError,
  type RefetchPorts,
} from '../../functions/refetch-orders/refetch-order.ts';
import { aBigcommerceOrder, aBigcommerceProduct } from '../support/bigcommerce-orders.ts';
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
import { testPatience } from '../support/test-patience.ts';

const placedAt = Date.UTC(2026, 2, 2, 10);
const minute = 60_000;
const patience = { ...testPatience, retries: 1 };
const connection = aConnection({
  provider: 'bigcommerce',
  hasApi: true,
  account: fakeStore.storeHash,
});
const first = { isRetry: false };
const again = { isRetry: true };

let now = placedAt;
let store: FakeBigcommerce;

beforeEach(async () => {
  now = placedAt;
  store = await startFakeBigcommerce(() => now);
  store.place(aBigcommerceOrder(), { products: [aBigcommerceProduct()] });
  now += minute;
});
afterEach(() => store.stop());

const message = (changes: object = {}) => ({
  ...{ merchantId: 'acme', connectionId: 'acme.shop', orderId: '250', toldAt: now },
  ...changes,
});

function aRefetching(
  ports: Partial<RefetchPorts> = {},
  accessToken: string = fakeStore.accessToken,
) {
  const conversions = inMemoryConversionStore();
  const rejected: RejectedFact[] = [];
  const refused: [Connection, Error][] = [];
  const client = (): ShopClient =>
    bigcommerceClient({ ...fakeStore, accessToken, address: store.address }, patience);
  const refetch = makeRefetchOrder({
    connections: inMemoryProgramDirectory({ connections: [connection] }),
    openClient: async () => client(),
    loadSealing: async () => aSealing(),
    store: conversions,
    references: inMemoryReferenceStore((fact) => conversions.addFact(fact)),
    now: () => now,
    sendSiblings: async () => undefined,
    reportRejected: (fact) => rejected.push(fact),
    reportRefused: (one, error) => refused.push([one, error]),
    ...ports,
  });
  const factsOf = async (orderId = '250') =>
    (await conversions.load({ merchantId: 'acme', conversionId: `shop~${orderId}` })).facts;
  return { refetch, factsOf, rejected, refused };
}

describe('refetching an order', () => {
  it('keeps what the shop’s API says of it as a fact of its merchant', async () => {
    const { refetch, factsOf } = aRefetching();

    expect(await refetch(message(), first)).toBe('stored');
    expect(await factsOf()).toMatchObject([
      {
        ...{ merchantId: 'acme', connectionId: 'acme.shop', orderId: '250' },
        ...{
          sourceVersion: placedAt,
          recordedAt: now,
          digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        content: { kind: 'order', order: { financialStatus: 'paid', currency: 'USD' } },
      },
    ]);
  });

  it('keeps a version once, whichever events tell of it and whichever pepper is current', async () => {
    let version = 'p1';
    const { refetch, factsOf } = aRefetching({ loadSealing: async () => aSealing(version) });

    await refetch(message(), first);
    version = 'p2';
    now += minute;

    expect(await refetch(message(), first)).toBe('duplicate');
    expect(await factsOf()).toHaveLength(1);
  });

  it('asks nothing for a connection that was closed meanwhile', async () => {
    const closed = { ...connection, closedAt: now };
    const { refetch, factsOf } = aRefetching({
      connections: inMemoryProgramDirectory({ connections: [closed] }),
    });

    expect(await refetch(message(), first)).toBe('unknown');
    expect(store.asked).toEqual([]);
    expect(await factsOf()).toEqual([]);
  });

  it('keeps each version that it meets', async () => {
    const { refetch, factsOf } = aRefetching();
    await refetch(message(), first);
    store.modify('250', { status_id: 5 });
    now += minute;

    expect(await refetch(message(), first)).toBe('stored');
    expect(await factsOf()).toHaveLength(2);
  });

  it('keeps an order that cannot be used as a rejected fact, and raises an alarm once', async () => {
    store.modify('250', { status_id: 77 });
    now += minute;
    const { refetch, factsOf, rejected } = aRefetching();

    const outcomes = [await refetch(message(), first), await refetch(message(), first)];

    expect(outcomes).toEqual(['rejected', 'rejected']);
    expect(rejected).toMatchObject([{ reason: 'unknown-status', topic: 'refetch' }]);
    expect(await factsOf()).toEqual([]);
  });

  it('looks twice for an order that is gone, and then cancels it as of the event', async () => {
    const { refetch, factsOf } = aRefetching();
    await refetch(message(), first);
    store.remove('250');
    now += minute;
    const gone = message();

    await expect(refetch(gone, first)).rejects.toThrow(OrderNotFoundYetError);
    expect(await refetch(gone, again)).toBe('stored');
    expect(await refetch(gone, again)).toBe('duplicate');
    const kept = (await factsOf()).filter(({ content }) => content.kind === 'cancellation');
    expect(kept).toMatchObject([
      { sourceVersion: gone.toldAt, content: { cancellation: { cancelledAt: gone.toldAt } } },
    ]);
  });

  it('cancels nothing of an order that was never told', async () => {
    const { refetch, factsOf } = aRefetching();

    expect(await refetch(message({ orderId: '9' }), again)).toBe('unknown');
    expect(await factsOf('9')).toEqual([]);
  });

  it('tells somebody that the credentials are refused, and lets the message come again', async () => {
    const { refetch, refused, factsOf } = aRefetching({}, 'revoked');

    await expect(refetch(message(), first)).rejects.toThrow(ApiUnauthorisedError);
    expect(refused).toEqual([[connection, expect.any(ApiUnauthorisedError)]]);
    expect(await factsOf()).toEqual([]);
  });

  it.each([
    ['of another merchant', { merchantId: 'umbrella' }],
    ['of a connection that is not there', { connectionId: 'acme.other' }],
  ])('does nothing for a message %s', async (_, changes) => {
    const { refetch } = aRefetching();

    expect(await refetch(message(changes), first)).toBe('unknown');
    expect(store.asked).toEqual([]);
  });
});

describe('the refetch queue', () => {
  const records = (...bodies: readonly string[]): SQSEvent['Records'] =>
    bodies.map((body, place) => ({
      ...{ messageId: `m${place}`, body, attributes: { ApproximateReceiveCount: '1' } },
    })) as unknown as SQSEvent['Records'];

  it('gives back what could not be done, and what is no message', async () => {
    const { refetch } = aRefetching();
    const faults: unknown[] = [];
    const consume = makeConsumer(refetch, (error) => faults.push(error));
    const [good, missing] = [message(), message({ orderId: '9' })].map((one) =>
      JSON.stringify(one),
    );

    const answer = await consume(
      { Records: records(good ?? '', missing ?? '', '{}') },
      {} as Parameters<typeof consume>[1],
    );

    const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(failed.toSorted()).toEqual(['m1', 'm2']);
    expect(faults).toHaveLength(2);
  });
});
