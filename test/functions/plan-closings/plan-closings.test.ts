import { describe, expect, it } from '@jest/globals';
import { formatDay } from '../../../core/time/format-instant.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import { makePlanClosings } from '../../../functions/plan-closings/plan-closings.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { anOrderFact } from '../../support/factories/a-fact.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder, daysBeforeOrder } from '../../support/factories/moments.ts';
import { inMemoryClosingWatermark } from '../../support/in-memory-closing-watermark.ts';

describe('planClosings', () => {
  it('names what is due, again and again until it is closed, and nothing else', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(anOrderSnapshot()));
    await system.assess();

    system.clock.at = daysAfterOrder(44);
    expect(await system.planClosings()).toEqual({ due: 0 });
    system.clock.at = daysAfterOrder(45);
    expect(await system.planClosings()).toEqual({ due: 1 });
    expect(await system.planClosings()).toEqual({ due: 1 });
    expect(system.asked).toEqual([anOrderKey, anOrderKey]);
    await system.close(anOrderKey);
    expect(await system.planClosings()).toEqual({ due: 0 });
  });

  it('does not walk past an order that stays open for weeks after it was due', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(anOrderSnapshot()));
    await system.assess();

    for (let day = 45; day <= 120; day += 1) {
      system.clock.at = daysAfterOrder(day);
      expect(await system.planClosings()).toEqual({ due: 1 });
    }
  });

  it('walks past a day no sooner than an hour after it, for the index may be late', async () => {
    const system = aSettlingSystem();
    const watermark = inMemoryClosingWatermark();
    const conversions = { ...system.conversions, listDue: async () => [] };
    const walkBlindly = makePlanClosings({ ...system, conversions, watermark });
    const midnight = daysAfterOrder(46) - 10 * msPerHour;

    system.clock.at = midnight + msPerHour - 1;
    await walkBlindly();
    expect(await watermark.read('acme')).toBe(formatDay(midnight - 1));
    system.clock.at = midnight + msPerHour;
    await walkBlindly();
    expect(await watermark.read('acme')).toBe(formatDay(midnight));
  });

  it('finds an order that arrives long after it was due, although that day has been walked past', async () => {
    const system = aSettlingSystem();
    for (let day = 0; day <= 100; day += 1) {
      system.clock.at = daysAfterOrder(day);
      await system.planClosings();
    }
    const old = anOrderSnapshot({ placedAt: daysBeforeOrder(10), paidAt: daysBeforeOrder(10) });
    await system.receive(anOrderFact(old));
    await system.assess();

    expect(await system.planClosings()).toEqual({ due: 1 });
  });
});
