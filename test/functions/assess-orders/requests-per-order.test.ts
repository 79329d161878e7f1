import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { dynamoBudgetStore } from '../../../adapters/dynamo/budget-store.ts';
import { coalescingDocuments } from '../../../adapters/dynamo/coalescing-documents.ts';
import { dynamoConversionStore } from '../../../adapters/dynamo/conversion-store.ts';
import { dynamoCustomerHistory } from '../../../adapters/dynamo/customer-history.ts';
import { dynamoIdentityStore } from '../../../adapters/dynamo/identity-store.ts';
import { noLargeBodies } from '../../../adapters/dynamo/no-large-bodies.ts';
import { dynamoProgramDirectory } from '../../../adapters/dynamo/program-directory.ts';
import { dynamoProgramRegistry } from '../../../adapters/dynamo/program-registry.ts';
import { dynamoRateStore } from '../../../adapters/dynamo/rate-store.ts';
import { dynamoReferenceStore } from '../../../adapters/dynamo/reference-store.ts';
import { dynamoSubscriptionStore } from '../../../adapters/dynamo/subscription-store.ts';
import { dynamoTokenHistory } from '../../../adapters/dynamo/token-history.ts';
import { dynamoTouchStore } from '../../../adapters/dynamo/touch-store.ts';
import { conversionIdOf } from '../../../core/settlement/conversion-id.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { makeCloseConversion } from '../../../functions/close-conversions/close-due-conversion.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { countRequests } from '../../support/count-requests.ts';
import {
  aConnection,
  aCreator,
  aLink,
  anEnrolment,
  anOrderFact,
  anOrderSnapshot,
  aPlanVersion,
  aProgram,
  aTouch,
  daysAfterOrder,
  orderMoment,
} from '../../support/factories/index.ts';

const byIndex = { name: 'byIndex', partition: 'ipk', sort: 'isk', projection: 'ALL' } as const;
const byDay = { name: 'byDay', partition: 'dpk', sort: 'dsk', projection: 'KEYS_ONLY' } as const;

/** The workers over the adapters, with one client that counts what is sent. */
async function openWorkers() {
  const names = ['Programs', 'Touches', 'Conversions', 'Ledger'] as const;
  const definitions = names.map((name) => ({ name, indexes: [byIndex, byDay] }));
  const database = inMemoryDynamo(definitions);
  const counted = countRequests(database.documents);
  const documents = coalescingDocuments(counted.documents);
  const clock = { at: orderMoment + 60_000 };
  const touches = dynamoTouchStore(documents, 'Touches');
  const conversions = dynamoConversionStore({
    ...{ documents, conversionsTable: 'Conversions' },
    largeBodies: noLargeBodies,
  });
  const ports = {
    touches,
    conversions,
    directory: dynamoProgramDirectory(documents, 'Programs'),
    identities: dynamoIdentityStore(documents, 'Touches'),
    history: dynamoCustomerHistory(documents, 'Touches'),
    tokens: dynamoTokenHistory(documents, 'Touches'),
    rates: dynamoRateStore(documents, 'Programs'),
    budgets: dynamoBudgetStore(documents, 'Conversions'),
    subscriptions: dynamoSubscriptionStore(documents, 'Conversions'),
    references: dynamoReferenceStore(documents, 'Conversions'),
    enqueue: async () => {},
    now: () => clock.at,
    sha256,
  };
  const registry = dynamoProgramRegistry(database.documents, 'Programs');
  await registry.saveProgram(aProgram());
  await registry.saveConnection(aConnection());
  await registry.addPlanVersion('acme', aPlanVersion());
  await registry.saveCreator(aCreator(), orderMoment);
  await registry.saveEnrolment(anEnrolment());
  await registry.saveLink(aLink({ slug: 'mia-tent' }));
  const assess = makeAssessOrder(ports);
  const close = makeCloseConversion(ports);

  /** Orders of as many buyers, each with a touch of the browser that placed it. */
  async function receive(count: number) {
    const keys = [];
    for (let n = 1; n <= count; n += 1) {
      const visitorId = `visitor-${n}`;
      await touches.addTouch('acme', aTouch({ touchId: `touch-${n}`, visitorId }));
      const buyerIdentityHashes = [`k1:buyer-${n}`];
      const orderId = `${1000 + n}`;
      const order = anOrderSnapshot({ orderId, visitorId, buyerIdentityHashes });
      const fact = anOrderFact(order, { orderId, factId: `shopify/order/${orderId}` });
      await conversions.addFact(fact);
      keys.push({ merchantId: 'acme', conversionId: conversionIdOf(fact) });
    }
    counted.take();
    return keys;
  }

  return {
    clock,
    receive,
    take: counted.take,
    /** As a batch of the queue is worked on: all at once. */
    assessAll: (keys: Awaited<ReturnType<typeof receive>>) =>
      Promise.all(keys.map((key) => assess(key))),
    closeAll: (keys: Awaited<ReturnType<typeof receive>>) =>
      Promise.all(keys.map((key) => close(key))),
  };
}

describe('requests to the database', () => {
  it('are thirteen for the first estimate of an order that comes alone', async () => {
    const { receive, assessAll, take } = await openWorkers();
    const keys = await receive(1);

    expect(await assessAll(keys)).toEqual(['estimated']);

    expect(take()).toEqual({
      'Query Conversions': 1,
      // The connection, and then the program; the creator, the enrolment and the link; the plan.
      'Get Programs': 2,
      'BatchGet Programs': 1,
      'Query Programs': 1,
      // The buyer's orders, the buyer's browsers, and the trail of one.
      'Query Touches': 3,
      'Put Touches': 1,
      'Update Touches': 1,
      // Whether the buyer was erased, of whom the order and the browser were just noted.
      'Get Touches': 2,
      'Put Conversions': 1,
    });
  });

  it('are seven for each order of a batch, and six for all of them', async () => {
    const { receive, assessAll, take } = await openWorkers();
    const keys = await receive(10);

    await assessAll(keys);

    expect(take()).toEqual({
      'Get Programs': 2,
      'BatchGet Programs': 1,
      'Query Programs': 1,
      'Query Conversions': 10,
      'Query Touches': 30,
      'Put Touches': 10,
      'Update Touches': 10,
      'BatchGet Touches': 2,
      'Put Conversions': 10,
    });
  });

  it('are ten when an order is assessed again, one of them to confirm its state', async () => {
    const { receive, assessAll, take } = await openWorkers();
    const keys = await receive(1);
    await assessAll(keys);
    take();

    expect(await assessAll(keys)).toEqual(['unchanged']);

    const { 'Put Conversions': saved, ...requests } = take();
    expect(saved).toBe(1);
    expect(Object.values(requests).reduce((sum, count) => sum + count, 0)).toBe(9);
  });

  it('are six for each close of a batch, and three for all of them', async () => {
    const { clock, receive, assessAll, closeAll, take } = await openWorkers();
    const keys = await receive(10);
    await assessAll(keys);
    take();
    clock.at = daysAfterOrder(90);

    expect(new Set(await closeAll(keys))).toEqual(new Set(['closed']));

    expect(take()).toEqual({
      'Get Programs': 1,
      'BatchGet Programs': 1,
      'Query Programs': 1,
      'Query Conversions': 10,
      'Query Touches': 30,
      // What the close freezes, and the state that names it.
      'Put Conversions': 20,
    });
  });
});
