import { describe, expect, it } from '@jest/globals';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { aHoldFact, anOrderFact } from '../../support/factories/a-fact.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';

const codes = [{ code: 'mia10', discountMinorUnits: 0n, applied: true }];
const { paidAt: _, ...order } = anOrderSnapshot({ codes, financialStatus: 'pending' });
const expiry = daysAfterOrder(30);

async function anUnpaidOrder() {
  const system = aSettlingSystem();
  await system.receive(anOrderFact(order));
  await system.assess();
  return system;
}

/** What the walk of closings does: it names what is due, and each is looked at. */
async function walk(system: Awaited<ReturnType<typeof anUnpaidOrder>>) {
  await system.planClosings();
  for (const key of system.asked.splice(0)) await system.close(key);
}

describe('an order that is not paid', () => {
  it('is expected until it expires, and owes nothing from then on', async () => {
    const system = await anUnpaidOrder();

    system.clock.at = expiry - 1;
    await walk(system);
    const before = await system.stateOf();
    system.clock.at = expiry;
    await walk(system);
    const after = await system.stateOf();

    expect(before).toMatchObject({
      status: 'pending',
      unpaidExpiryAt: expiry,
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    });
    expect(after).toMatchObject({ status: 'expired', owed: [] });
    expect(after?.summary).toMatchObject({ revenueMinorUnits: 0n, commissionMinorUnits: 0n });
    expect(after?.journal.at(-1)).toMatchObject({
      kind: 'estimate',
      postings: [
        { account: 'commission-expense', owner: 'mia', minorUnits: -1_000n },
        { account: 'pending', owner: 'mia', minorUnits: 1_000n },
      ],
    });
  });

  it('is named by the walk once, and never again after it has expired', async () => {
    const system = await anUnpaidOrder();
    system.clock.at = expiry;
    await walk(system);

    expect(await system.planClosings()).toEqual({ due: 0 });
  });

  it('expires on hold, too', async () => {
    const system = await anUnpaidOrder();
    await system.receive(aHoldFact());
    await system.assess();
    system.clock.at = expiry;

    await walk(system);

    expect(await system.stateOf()).toMatchObject({
      status: 'expired',
      owed: [],
      holds: [{ holdId: 'hold-1' }],
    });
  });

  it('counts again when it is paid late, and closes after that payment', async () => {
    const system = await anUnpaidOrder();
    system.clock.at = daysAfterOrder(40);
    await walk(system);
    const paidAt = daysAfterOrder(41);
    await system.receive(
      anOrderFact({ ...order, financialStatus: 'paid', paidAt }, { sourceVersion: paidAt }),
    );

    await system.assess();
    const revived = await system.stateOf();
    system.clock.at = daysAfterOrder(86);

    expect(revived).toMatchObject({
      status: 'pending',
      closeAt: daysAfterOrder(86),
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    });
    expect(revived).not.toHaveProperty('unpaidExpiryAt');
    expect(await system.close(anOrderKey)).toBe('closed');
  });

  it('does not expire after its close, if the shop says later that it is not paid', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(anOrderSnapshot({ codes })));
    await system.assess();
    system.clock.at = daysAfterOrder(45);
    await system.close(anOrderKey);
    await system.receive(anOrderFact(order, { sourceVersion: daysAfterOrder(46) }));
    system.clock.at = daysAfterOrder(80);

    await system.assess();

    expect(await system.stateOf()).toMatchObject({
      status: 'closed',
      owed: [{ creatorId: 'mia', minorUnits: 1_000n }],
    });
  });
});
