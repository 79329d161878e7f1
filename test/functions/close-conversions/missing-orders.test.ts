import { describe, expect, it } from '@jest/globals';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact, aRefundFact } from '../../support/factories/a-fact.ts';
import { aRefund } from '../../support/factories/a-refund.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, orderMoment } from '../../support/factories/moments.ts';

const early = { recordedAt: orderMoment };
const codes = [{ code: 'mia10', discountMinorUnits: 0n, applied: true }];
const threeDaysLater = daysAfterOrder(3);

async function aParkedRefund() {
  const system = aSettlingSystem();
  await system.planClosings();
  await system.receive(aRefundFact(aRefund(), early));
  await system.assess();
  return system;
}

/** What the walk of closings does: it names what is due, and each is looked at. */
async function walk(system: Awaited<ReturnType<typeof aParkedRefund>>) {
  await system.planClosings();
  for (const key of system.asked.splice(0)) await system.close(key);
}

describe('an order that does not come', () => {
  it('is reported three days after the first word of it, once', async () => {
    const system = await aParkedRefund();
    const reports: number[] = [];

    for (const at of [threeDaysLater - 1, threeDaysLater, daysAfterOrder(4), daysAfterOrder(20)]) {
      system.clock.at = at;
      await walk(system);
      reports.push(system.missing.length);
    }

    expect(reports).toEqual([0, 1, 1, 1]);
    expect(system.missing).toEqual([anOrderKey]);
    expect(await system.stateOf()).toMatchObject({
      status: 'parked',
      reportedMissingAt: threeDaysLater,
    });
  });

  it('is not reported again when another refund of it arrives', async () => {
    const system = await aParkedRefund();
    system.clock.at = threeDaysLater;
    await walk(system);
    await system.receive(aRefundFact(aRefund({ refundId: 'second' })));
    await system.assess();

    system.clock.at = daysAfterOrder(10);
    await walk(system);

    expect(system.missing).toHaveLength(1);
  });

  it('counts in full when it comes after all, with its refund', async () => {
    const system = await aParkedRefund();
    system.clock.at = threeDaysLater;
    await walk(system);

    await system.receive(anOrderFact(anOrderSnapshot({ codes })));
    await system.assess();

    const state = await system.stateOf();
    expect(state).toMatchObject({ status: 'pending' });
    expect(state).not.toHaveProperty('reportedMissingAt');
    expect(state?.summary.refundedMinorUnits).toBeGreaterThan(0n);
  });

  it('is not reported if it has arrived before the walk looks', async () => {
    const system = await aParkedRefund();
    await system.receive(anOrderFact(anOrderSnapshot({ codes })));
    system.clock.at = threeDaysLater;

    await walk(system);

    expect(system.missing).toEqual([]);
    expect(await system.stateOf()).toMatchObject({ status: 'pending' });
  });
});
