import { describe, expect, it } from '@jest/globals';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { aFact, aHoldFact, anOrderFact, aReleaseFact } from '../../support/factories/a-fact.ts';
import { aTouch } from '../../support/factories/a-touch.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';

const order = anOrderSnapshot({
  codes: [{ code: 'mia10', discountMinorUnits: 1_000n, applied: true }],
});

async function anOpenOrder() {
  const system = aSettlingSystem();
  await system.receive(anOrderFact(order));
  await system.assess();
  return system;
}

describe('closeConversion', () => {
  it('closes no millisecond before the hold window is over', async () => {
    const system = await anOpenOrder();

    system.clock.at = daysAfterOrder(45) - 1;
    expect(await system.close(anOrderKey)).toBe('not-due');
    system.clock.at = daysAfterOrder(45);
    expect(await system.close(anOrderKey)).toBe('closed');
  });

  it('closes once, however many closers are told to', async () => {
    const system = await anOpenOrder();
    system.clock.at = daysAfterOrder(46);

    const outcomes = await Promise.all([1, 2, 3].map(() => system.close(anOrderKey)));

    expect(outcomes.toSorted()).toEqual(['closed', 'nothing-to-close', 'nothing-to-close']);
    expect(system.ledger.export().waitingLegs).toHaveLength(1);
  });

  it('leaves a held order alone until its hold is released', async () => {
    const system = await anOpenOrder();
    await system.receive(aHoldFact());
    system.clock.at = daysAfterOrder(46);
    await system.assess();

    expect(await system.close(anOrderKey)).toBe('nothing-to-close');
    await system.receive(aReleaseFact());
    await system.assess();
    expect(await system.close(anOrderKey)).toBe('closed');
  });

  it('does not close over a hold that no assessment has seen yet', async () => {
    const system = await anOpenOrder();
    await system.receive(aHoldFact());
    system.clock.at = daysAfterOrder(46);

    await system.close(anOrderKey);

    expect((await system.stateOf())?.status).toBe('held');
  });

  it('counts evidence that arrived by the close, and none that arrived later', async () => {
    const byMia = { visitorId: 'visitor-1', recordedAt: daysBeforeOrder(1) };
    const outcomes = await Promise.all(
      [daysAfterOrder(45), daysAfterOrder(45) + 1].map(async (recordedAt) => {
        const system = aSettlingSystem();
        await system.receive(aFact());
        await system.assess();
        await system.identities.linkVisitor('acme', 'k1:buyer', byMia);
        await system.touches.addTouch('acme', aTouch({ recordedAt }));
        system.clock.at = daysAfterOrder(60);
        await system.close(anOrderKey);
        return (await system.stateOf())?.owed.length;
      }),
    );

    expect(outcomes).toEqual([1, 0]);
  });
});
