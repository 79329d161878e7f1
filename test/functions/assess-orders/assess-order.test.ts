import { describe, expect, it } from '@jest/globals';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { aFact, anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aPlanVersion, percent } from '../../support/factories/a-plan-version.ts';
import { aTouch } from '../../support/factories/a-touch.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder, orderMoment } from '../../support/factories/moments.ts';

const token = {
  touchId: 'touch-1',
  slug: 'mia-tent',
  programId: 'spring',
  creatorId: 'mia',
  visitorId: 'visitor-1',
  at: daysBeforeOrder(2),
};
const orderWithToken = anOrderSnapshot({ tokens: [token] });
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

  it('writes nothing for a delivery that comes again', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    await system.receive(anOrderFact(orderWithToken));

    expect(await system.assess()).toBe('unchanged');
    expect((await system.stateOf())?.version).toBe(1);
  });

  it("asks for the buyer's later orders again when an earlier one turns up", async () => {
    const rules = [
      { ruleId: 'new', when: { customer: 'new' as const }, rewards: [percent(10n)] },
      { ruleId: 'returning', rewards: [percent(1n)] },
    ];
    const planVersions = [{ merchantId: 'acme', version: aPlanVersion({ rules }) }];
    const system = aSettlingSystem({ planVersions });
    await system.receive(anOrderFact(orderWithToken));
    await system.assess();
    system.clock.at = daysAfterOrder(1);
    const earlier = anOrderSnapshot({ orderId: '1000', placedAt: daysBeforeOrder(1) });
    await system.receive(anOrderFact(earlier, { orderId: '1000', factId: 'shopify/order/1000' }));

    await system.assess({ merchantId: 'acme', conversionId: 'shop~1000' });
    expect(system.asked).toEqual([anOrderKey]);
    await system.assess();

    expect(owedBy(await system.stateOf())).toEqual([{ creatorId: 'mia', minorUnits: 100n }]);
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

    const legs = await system.ledger.listWaitingLegs('acme', 'mia', 10);
    expect(legs.map(({ revision, minorUnits }) => [revision, minorUnits])).toEqual([
      [1, 1_000n],
      [2, -250n],
    ]);
  });
});
