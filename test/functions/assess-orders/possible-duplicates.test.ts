import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Fact, OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { msPerMinute } from '../../../core/time/instant.ts';
import { makeEndpoint } from '../../../functions/manage-holds/endpoint.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { aConnection } from '../../support/factories/a-program.ts';
import { anOrderLine } from '../../support/factories/an-order-line.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryIdempotencyStore } from '../../support/in-memory-idempotency-store.ts';

const outletKey = { merchantId: 'acme', conversionId: 'outlet~77' };
const holdId = 'outlet~77~possible-duplicate';

/** Two connections of one merchant, a day after both told of a sale: the shop, and an outlet. */
function aSystemWithTwoShops() {
  const system = aSettlingSystem({
    connections: [aConnection(), aConnection({ connectionId: 'acme.outlet' })],
  });
  system.clock.at = daysAfterOrder(1);
  return system;
}
type System = ReturnType<typeof aSystemWithTwoShops>;

const withCode = {
  codes: [{ code: 'mia10', discountMinorUnits: 1_000n, applied: true }],
} as const;

const inShop = (changes: Partial<OrderSnapshot> = {}, sourceVersion = orderMoment): Fact =>
  anOrderFact(anOrderSnapshot({ ...withCode, ...changes }), {
    sourceVersion,
    digest: `shop-${sourceVersion}`,
  });
const inOutlet = (changes: Partial<OrderSnapshot> = {}, sourceVersion = orderMoment): Fact =>
  anOrderFact(
    anOrderSnapshot({
      ...withCode,
      orderId: '77',
      placedAt: orderMoment + 5 * msPerMinute,
      ...changes,
    }),
    {
      connectionId: 'acme.outlet',
      orderId: '77',
      factId: `shopify/order/77@${sourceVersion}`,
      digest: `outlet-${sourceVersion}`,
      sourceVersion,
    },
  );

/** Stores facts one by one and assesses after each, and whatever is asked for besides. */
async function deliver(system: System, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) {
    await system.receive(fact);
    await system.assess(fact.orderId === '77' ? outletKey : anOrderKey);
    for (let key = system.asked.shift(); key !== undefined; key = system.asked.shift()) {
      await system.assess(key);
    }
  }
}

const arbitraryMinutes = fc.constantFrom(-11, -10, -1, 0, 1, 10, 11);
const draws = fc.infiniteStream(fc.nat());
const arbitraryVersion = fc.record({
  buyers: fc.subarray(['k1:buyer', 'k1:mail']),
  paid: fc.nat(3).map((draw) => draw > 0),
  cancelled: fc.nat(4).map((draw) => draw === 0),
  gross: fc.constantFrom(10_000n, 10_000n, 9_000n),
});
type Version = typeof arbitraryVersion extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** The versions of an order that was placed some minutes after the shop's. */
function tell(make: typeof inShop, versions: readonly Version[], minutes: number): Fact[] {
  return versions.map(({ buyers, paid, cancelled, gross }, index) => {
    const { paidAt, ...order } = anOrderSnapshot(withCode);
    const at = orderMoment + index;
    const fact = make({}, at);
    const told: OrderSnapshot = {
      ...order,
      orderId: fact.orderId,
      placedAt: orderMoment + minutes * msPerMinute,
      ...(paid ? { paidAt: at } : {}),
      ...(cancelled ? { cancelledAt: at } : {}),
      financialStatus: paid ? 'paid' : 'pending',
      buyerIdentityHashes: buyers,
      lines: [anOrderLine({ grossMinorUnits: gross })],
    };
    return { ...fact, content: { kind: 'order', topic: 'orders/updated', order: told } };
  });
}

async function statusesOf(system: System): Promise<(string | undefined)[]> {
  const states = await Promise.all([system.stateOf(), system.stateOf(outletKey)]);
  return states.map((state) => state?.status);
}

describe('a sale that two connections tell of', () => {
  it('is held where it was placed later, with the reason, whichever is told first', async () => {
    for (const facts of [
      [inShop(), inOutlet()],
      [inOutlet(), inShop()],
    ]) {
      const system = aSystemWithTwoShops();
      await deliver(system, facts);

      expect(await statusesOf(system)).toEqual(['pending', 'held']);
      expect((await system.stateOf(outletKey))?.holds).toEqual([
        {
          holdId,
          reason: 'possible-duplicate',
          note: expect.stringContaining('The order shop~1001 of another connection'),
          since: orderMoment + 2_000,
        },
      ]);
    }
  });

  it('does not close until a person says that it is another sale', async () => {
    const system = aSystemWithTwoShops();
    await deliver(system, [inShop(), inOutlet()]);
    system.clock.at = daysAfterOrder(46);
    expect(await system.close(outletKey)).toBe('nothing-to-close');
    const endpoint = makeEndpoint(
      { ...system, audit: inMemoryAuditLog(), requests: inMemoryIdempotencyStore(), sha256 },
      () => {},
    );

    const answer = await callerOf(endpoint)(`POST /v1/holds/${holdId}/release`, {
      body: { note: 'She bought one for her sister.' },
      headers: { 'idempotency-key': 'k1' },
    });
    await system.assess(outletKey);

    expect(answer.status).toBe(200);
    expect(await system.close(outletKey)).toBe('closed');
    expect((await system.stateOf(outletKey))?.owed).toEqual([
      { creatorId: 'mia', minorUnits: 1_000n },
    ]);
  });

  it.each<[string, Partial<OrderSnapshot>]>([
    ['is cancelled', { cancelledAt: orderMoment }],
    ['is found to be a test', { test: true }],
    ['was given back whole', { financialStatus: 'refunded' }],
    ['turns out to be another buyer’s', { buyerIdentityHashes: ['k1:other'] }],
  ])('is let go when the later order %s', async (_, changes) => {
    const system = aSystemWithTwoShops();
    await deliver(system, [inShop(), inOutlet(), inOutlet(changes, orderMoment + 60_000)]);

    expect((await system.stateOf(outletKey))?.holds).toEqual([]);
  });

  it.each<[string, Partial<OrderSnapshot>]>([
    ['is cancelled', { cancelledAt: orderMoment }],
    ['is found to be a test', { test: true }],
    ['was given back whole', { financialStatus: 'refunded' }],
  ])('is let go when the earlier order %s', async (_, changes) => {
    const system = aSystemWithTwoShops();
    await deliver(system, [inShop(), inOutlet(), inShop(changes, orderMoment + 60_000)]);

    expect((await system.stateOf(outletKey))?.holds).toEqual([]);
  });

  it('stays held when the shop alone hears of an edit', async () => {
    const system = aSystemWithTwoShops();
    const lines = [anOrderLine({ quantityAfterEdits: 0 })];
    await deliver(system, [inShop(), inOutlet(), inShop({ lines }, orderMoment + 60_000)]);

    expect(await statusesOf(system)).toEqual(['pending', 'held']);
  });

  it('is held again when the earlier order is paid after all', async () => {
    const system = aSystemWithTwoShops();
    const { paidAt, ...unpaid } = anOrderSnapshot(withCode);
    const waiting = anOrderFact({ ...unpaid, financialStatus: 'pending' });
    await deliver(system, [waiting, inOutlet()]);
    expect(await statusesOf(system)).toEqual(['pending', 'pending']);

    await deliver(system, [inShop({ paidAt: orderMoment + 60_000 }, orderMoment + 60_000)]);

    expect(await statusesOf(system)).toEqual(['pending', 'held']);
  });

  it('stays closed when the earlier order comes after the close', async () => {
    const system = aSystemWithTwoShops();
    await deliver(system, [inOutlet()]);
    system.clock.at = daysAfterOrder(46);
    await system.close(outletKey);
    await deliver(system, [{ ...inShop(), recordedAt: daysAfterOrder(46) }]);

    expect(await statusesOf(system)).toEqual(['pending', 'closed']);
  });

  it('comes to the same holds and amounts in any order of arrival', async () => {
    const told = fc.array(arbitraryVersion, { minLength: 1, maxLength: 2 });

    await fc.assert(
      fc.asyncProperty(
        told,
        told,
        arbitraryMinutes,
        draws,
        async (shop, outlet, minutes, places) => {
          const facts = [...tell(inShop, shop, 0), ...tell(inOutlet, outlet, minutes)];
          const shuffled = facts
            .map((fact) => ({ fact, place: places.next().value }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ fact }) => fact);
          const outcomes = [];
          for (const order of [facts, shuffled, [...shuffled, ...facts]]) {
            const system = aSystemWithTwoShops();
            await deliver(system, order);
            const states = await Promise.all([system.stateOf(), system.stateOf(outletKey)]);
            outcomes.push(
              states.map((state) => [
                state?.status,
                state?.owed,
                state?.holds.map((h) => h.holdId),
              ]),
            );
          }

          expect(outcomes[1]).toEqual(outcomes[0]);
          expect(outcomes[2]).toEqual(outcomes[0]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
