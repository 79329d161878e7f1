import { describe, expect, it } from '@jest/globals';
import { formatDay } from '../../../core/time/format-instant.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import { makePlanClosings } from '../../../functions/plan-closings/plan-closings.ts';
import { anOrderKey, aSettlingSystem } from '../../support/a-settling-system.ts';
import { aConversionState } from '../../support/factories/a-conversion-state.ts';
import { aHoldFact, anOrderFact, aReleaseFact } from '../../support/factories/a-fact.ts';
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
    const conversions = { ...system.conversions, pageDue: async () => ({ items: [] }) };
    const walkBlindly = makePlanClosings({ ...system, conversions, watermark });
    const midnight = daysAfterOrder(46) - 10 * msPerHour;

    system.clock.at = midnight + msPerHour - 1;
    await walkBlindly(`run-${system.clock.at}`);
    expect(await watermark.read('acme')).toBe(formatDay(midnight - 1));
    system.clock.at = midnight + msPerHour;
    await walkBlindly(`run-${system.clock.at}`);
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

  it('hands out a bucket of more than a page whole, in one walk and each order once', async () => {
    const system = aSettlingSystem();
    const keys = Array.from({ length: 2_500 }, (_, n) => ({
      merchantId: 'acme',
      conversionId: `shop~${n}`,
    }));
    for (const { conversionId } of keys) {
      await system.conversions.save({
        state: aConversionState({ conversionId, closeAt: daysAfterOrder(45) }),
        legs: [],
      });
    }
    system.clock.at = daysAfterOrder(45);

    expect(await system.planClosings()).toEqual({ due: 2_500 });
    expect(new Set(system.asked.map(({ conversionId }) => conversionId)).size).toBe(2_500);
    expect(system.asked).toHaveLength(2_500);
  });

  it('finds what a clock that ran hours behind has written into a day that was walked past', async () => {
    const system = aSettlingSystem();
    system.clock.at = daysAfterOrder(46);
    await system.planClosings();
    const updatedAt = daysAfterOrder(46) - 14 * msPerHour;
    expect(formatDay(updatedAt) < formatDay(system.clock.at)).toBe(true);

    const late = aConversionState({ closeAt: daysAfterOrder(40), updatedAt });
    await system.conversions.save({ state: late, legs: [] });

    expect(await system.planClosings()).toEqual({ due: 1 });
  });

  it('finds an order although its index was late by half an hour at the end of its day', async () => {
    const system = aSettlingSystem();
    const midnight = daysAfterOrder(46) - 10 * msPerHour;
    const closeAt = midnight - 1;
    await system.conversions.save({ state: aConversionState({ closeAt }), legs: [] });
    const isVisible = () => system.clock.at >= closeAt + msPerHour / 2;
    const walk = makePlanClosings({
      ...system,
      conversions: {
        ...system.conversions,
        pageDue: async (...asked) =>
          isVisible() ? system.conversions.pageDue(...asked) : { items: [] },
      },
      watermark: inMemoryClosingWatermark(),
    });

    const found: number[] = [];
    for (const minutes of [0, 15, 29, 31]) {
      system.clock.at = midnight + (minutes * msPerHour) / 60;
      found.push((await walk(`run-${minutes}`)).due);
    }
    expect(found).toEqual([0, 0, 0, 1]);
  });

  it('walks on where it was once a clock that jumped back is right again', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(anOrderSnapshot()));
    await system.assess();
    system.clock.at = daysAfterOrder(44);
    await system.planClosings();
    system.clock.at = daysAfterOrder(2);
    expect(await system.planClosings()).toEqual({ due: 0 });

    system.clock.at = daysAfterOrder(45);
    expect(await system.planClosings()).toEqual({ due: 1 });
  });

  it('puts a released hold into the bucket of the day of its release', async () => {
    const system = aSettlingSystem();
    await system.receive(anOrderFact(anOrderSnapshot()), aHoldFact());
    await system.assess();
    for (let day = 45; day <= 80; day += 1) {
      system.clock.at = daysAfterOrder(day);
      expect(await system.planClosings()).toEqual({ due: 0 });
    }
    await system.receive(aReleaseFact());
    await system.assess();

    expect(await system.planClosings()).toEqual({ due: 1 });
  });
});
