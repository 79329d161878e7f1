import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import { makeAssessOrder } from '../../../functions/assess-orders/assess-order.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import {
  aFact,
  aHoldFact,
  anOrderFact,
  aRefundFact,
  aReleaseFact,
} from '../../support/factories/a-fact.ts';
import { aPlanVersion, percent } from '../../support/factories/a-plan-version.ts';
import { aConnection } from '../../support/factories/a-program.ts';
import { aTouch } from '../../support/factories/a-touch.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/moments.ts';
import { Interruption } from '../../support/interrupt-calls.ts';

const token = {
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: daysBeforeOrder(2),
};
const orderWithToken = anOrderSnapshot({ tokens: [token] });
const payingForNewCustomers = {
  planVersions: [
    {
      merchantId: 'acme',
      version: aPlanVersion({
        rules: [
          { ruleId: 'new', when: { customer: 'new' }, rewards: [percent(10n)] },
          { ruleId: 'returning', rewards: [percent(1n)] },
        ],
      }),
    },
  ],
};
const earlier = anOrderSnapshot({ orderId: '1000', placedAt: daysBeforeOrder(1) });
const earlierKey = { merchantId: 'acme', conversionId: 'shop~1000' };
const owedBy = (state: { owed: readonly unknown[] } | undefined) => state?.owed;

describe('assessOrder', () => {
  it('attributes by the carried token alone, although the click was never recorded', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));

    expect(await system.assess()).toBe('estimated');
    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });

  it('finds the click of a browser that its owner identified', async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch());
    const link = { visitorId: 'visitor-1', recordedAt: daysBeforeOrder(1) };
    await system.identities.linkVisitor('acme', 'k1:buyer', link);
    await system.receive(aFact());

    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });

  it.each([
    { moment: 'the last moment before the close', recordedAt: daysAfterOrder(45), legs: 1 },
    { moment: 'the first moment after it', recordedAt: daysAfterOrder(45) + 1, legs: 0 },
  ])('joins a browser that is identified at $moment: $legs', async ({ recordedAt, legs }) => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch());
    await system.receive(aFact());
    await system.assess();
    expect(owedBy(await system.stateOf())).toEqual([]);

    await system.identities.linkVisitor('acme', 'k1:buyer', { visitorId: 'visitor-1', recordedAt });
    system.clock.at = daysAfterOrder(60);
    await system.assess();
    await system.close(anOrderKey);

    expect(owedBy(await system.stateOf())).toHaveLength(legs);
    expect(system.ledger.export().waitingLegs).toHaveLength(legs);
  });

  it('uses no browsers of somebody who would have more than fifty', async () => {
    const system = aSettlingSystem();
    await system.touches.addTouch('acme', aTouch());
    for (let browser = 1; browser <= 51; browser += 1) {
      const link = { visitorId: `visitor-${browser}`, recordedAt: orderMoment };
      await system.identities.linkVisitor('acme', 'k1:buyer', link);
    }
    await system.receive(aFact());

    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([]);
  });

  it('parks a refund that comes before its order, and counts it when the order is there', async () => {
    const system = aSettlingSystem();
    await system.receive(aRefundFact());
    expect(await system.assess()).toBe('parked');

    await system.receive(anOrderFact(orderWithToken));
    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 750n }]);
  });

  it('changes nothing but the version for a delivery that comes again', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    const before = await system.stateOf();
    await system.receive(anOrderFact(orderWithToken));

    expect(await system.assess()).toBe('unchanged');
    expect(await system.stateOf()).toEqual({ ...before, version: 2 });
  });

  it("asks for the buyer's later orders again when an earlier one turns up", async () => {
    const system = aSettlingSystem(payingForNewCustomers);
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(1);
    await system.receive(anOrderFact(earlier, { orderId: '1000', factId: 'shopify/order/1000' }));

    await system.assess(earlierKey);
    expect(system.asked).toEqual([anOrderKey]);
    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 100n }]);
  });

  it('asks for them also when somebody else wrote the earlier order meanwhile', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    await system.receive(anOrderFact(earlier, { orderId: '1000', factId: 'shopify/order/1000' }));
    let isFirst = true;
    const overtaken = makeAssessOrder({
      ...system,
      conversions: {
        ...system.conversions,
        async save(change) {
          if (isFirst) await system.conversions.save(change);
          isFirst = false;
          return system.conversions.save(change);
        },
      },
    });

    await overtaken(earlierKey);

    expect(system.asked).toEqual([anOrderKey]);
  });

  it('lets nobody who knows fewer facts write after it has found that there is nothing to change', async () => {
    const system = aSettlingSystem();
    const { merchantId, conversionId } = anOrderKey;
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    await system.receive(aHoldFact());
    // Reads the hold; its release comes, and somebody who reads both finds the order as it was.
    let isFirst = true;
    const late = makeAssessOrder({
      ...system,
      conversions: {
        ...system.conversions,
        async save(change) {
          if (isFirst) {
            isFirst = false;
            await system.receive(aReleaseFact());
            expect(await system.assess()).toBe('unchanged');
          }
          return system.conversions.save(change);
        },
      },
    });

    await late({ merchantId, conversionId });

    expect(await system.stateOf()).toMatchObject({ status: 'pending', holds: [] });
  });

  it('asks for them when it comes again after a crash, although nothing is new any more, and once', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    await system.receive(anOrderFact(earlier, { orderId: '1000', factId: 'shopify/order/1000' }));
    const dying = makeAssessOrder({
      ...system,
      enqueue: async () => {
        throw new Interruption();
      },
    });
    await expect(dying(earlierKey)).rejects.toThrow(Interruption);

    await system.assess(earlierKey);
    await system.assess(earlierKey);

    expect(system.asked).toEqual([anOrderKey]);
  });

  it('forgets a cancelled purchase under each name that its buyer ever had', async () => {
    const system = aSettlingSystem(payingForNewCustomers);
    await system.receive(anOrderFact(orderWithToken));
    const named = { orderId: '1000', factId: 'shopify/order/1000' };
    await system.receive(anOrderFact(earlier, { ...named, sourceVersion: daysBeforeOrder(1) }));
    await system.assess(earlierKey);
    const redacted = { ...earlier, buyerIdentityHashes: [], cancelledAt: orderMoment };
    await system.receive(anOrderFact(redacted, { ...named, digest: 'digest-2' }));

    await system.assess(earlierKey);
    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });

  it('remembers the newest of an order, although an older message is worked on last', async () => {
    const system = aSettlingSystem(payingForNewCustomers);
    await system.receive(anOrderFact(orderWithToken));
    const named = { orderId: '1000', factId: 'shopify/order/1000' };
    await system.receive(anOrderFact(earlier, { ...named, sourceVersion: daysBeforeOrder(1) }));
    await system.assess(earlierKey);
    await system.assess();
    let isFirst = true;
    const late = makeAssessOrder({
      ...system,
      history: {
        ...system.history,
        async record(...order) {
          if (isFirst) {
            isFirst = false;
            const cancelled = { ...earlier, cancelledAt: orderMoment };
            await system.receive(anOrderFact(cancelled, { ...named, digest: 'digest-2' }));
            await system.assess(earlierKey);
          }
          return system.history.record(...order);
        },
      },
    });

    await late(earlierKey);
    for (const key of system.asked) await system.assess(key);

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
  });

  it('joins the browser of an older snapshot, in whatever order the two arrive', async () => {
    const named = { orderId: '1000', factId: 'shopify/order/1000' };
    const older = anOrderFact(
      { ...earlier, visitorId: 'visitor-1' },
      { ...named, sourceVersion: daysBeforeOrder(1) },
    );
    const newer = anOrderFact(earlier, { ...named, digest: 'digest-2' });
    for (const facts of [
      [older, newer],
      [newer, older],
    ]) {
      const system = aSettlingSystem();
      await system.touches.addTouch('acme', aTouch());
      for (const fact of facts) {
        await system.receive(fact);
        await system.assess(earlierKey);
      }
      await system.receive(aFact());

      await system.assess();

      expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 1_000n }]);
    }
  });

  it('closes an order that changed its currency while it was open in the newest one alone', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    const euro = anOrderFact(
      { ...orderWithToken, currency: 'EUR' },
      { sourceVersion: daysAfterOrder(1) },
    );
    await system.receive(euro);
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);

    const legs = system.ledger.export().waitingLegs;
    expect(legs.map(({ unit, minorUnits }) => [unit, minorUnits])).toEqual([['EUR', 1_000n]]);
    const store = { conversions: system.conversions.export(), ...system.ledger.export() };
    expect(verifyLedger(store, sha256)).toEqual([]);
  });

  it('does not touch a closed order whose currency changes', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    const before = await system.stateOf();
    const euro = { ...orderWithToken, currency: 'EUR' };
    await system.receive(anOrderFact(euro, { sourceVersion: daysAfterOrder(47) }));

    await expect(system.assess()).rejects.toThrow('closed in USD');

    expect(await system.stateOf()).toEqual(before);
  });

  it('stays with its program when the connection moves to another', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    await system.directory.saveConnection(aConnection({ programId: 'autumn' }));
    await system.receive(aRefundFact());

    await system.assess();

    expect(await system.stateOf()).toMatchObject({
      programId: 'spring',
      owed: [{ creatorId: 'mia', minorUnits: 750n }],
    });
  });

  it('restates nothing while the close is seen without the credits that it froze', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    await system.receive(aRefundFact());
    const before = await system.stateOf();
    // A query may see one item of a transaction and not yet the other.
    const torn = makeAssessOrder({
      ...system,
      conversions: {
        ...system.conversions,
        load: async (key) => ({ ...(await system.conversions.load(key)), frozen: [] }),
      },
    });

    await expect(torn(anOrderKey)).rejects.toThrow('frozen');

    expect(await system.stateOf()).toEqual(before);
  });

  it('keeps a closed order closed when a hold comes too late', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(46);
    await system.close(anOrderKey);
    await system.receive(aHoldFact('late', { sourceVersion: daysAfterOrder(47) }), aRefundFact());

    await system.assess();

    expect(await system.stateOf()).toMatchObject({ status: 'closed', revision: 2 });
    const legs = system.ledger.export().waitingLegs;
    expect(legs.map(({ minorUnits }) => minorUnits)).toEqual([1_000n, -250n]);
    const store = { conversions: system.conversions.export(), ...system.ledger.export() };
    expect(verifyLedger(store, sha256)).toEqual([]);
  });

  it('starts over when somebody else wrote meanwhile', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));

    const outcomes = await Promise.all([system.assess(), system.assess(), system.assess()]);

    expect(outcomes.toSorted()).toEqual(['estimated', 'unchanged', 'unchanged']);
  });

  it('restates a closed order at the credits and the rate that the close froze', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(45);
    await system.close(anOrderKey);
    await system.directory.addPlanVersion(
      'acme',
      aPlanVersion({ versionId: 'v2', rules: [{ ruleId: 'all', rewards: [percent(50n)] }] }),
    );
    await system.receive(aRefundFact());

    expect(await system.assess()).toBe('restated');

    const legs = system.ledger.export().waitingLegs;
    expect(legs.map(({ revision, minorUnits }) => [revision, minorUnits])).toEqual([
      [1, 1_000n],
      [2, -250n],
    ]);
  });
});
