import { describe, expect, it } from '@jest/globals';
import { makeCloseChunk } from '../../../functions/close-conversions/close-chunk.ts';
import { makeCloseConversion } from '../../../functions/close-conversions/close-due-conversion.ts';
import { nameRun } from '../../../functions/plan-closings/name-run.ts';
import { makePlanClosings } from '../../../functions/plan-closings/plan-closings.ts';
import { aSettlingSystem } from '../../support/a-settling-system.ts';
import { aHoldFact, anOrderFact } from '../../support/factories/a-fact.ts';
import { anOrderSnapshot } from '../../support/factories/an-order-snapshot.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';
import { inMemoryClosingWatermark } from '../../support/in-memory-closing-watermark.ts';

const runId = '2026-04-16T10-00-00Z';

/** As many orders as asked for, due now, in a run that was walked. */
async function aPlannedRun(orders: number) {
  const system = aSettlingSystem();
  for (let n = 0; n < orders; n += 1) {
    const orderId = String(n);
    await system.receive(anOrderFact(anOrderSnapshot({ orderId }), { orderId, factId: `f${n}` }));
    await system.assess({ merchantId: 'acme', conversionId: `shop~${n}` });
  }
  system.clock.at = daysAfterOrder(45);
  await system.planClosings(runId);
  return system;
}

async function sumOf(system: ReturnType<typeof aSettlingSystem>) {
  const outcomes = await system.runs.listOutcomes('acme', runId);
  return {
    closed: outcomes.reduce((sum, { closed }) => sum + closed, 0),
    notDue: outcomes.reduce((sum, { notDue }) => sum + notDue, 0),
    held: outcomes.flatMap(({ held }) => held),
    failed: outcomes.flatMap(({ failed }) => failed),
  };
}

describe('a run of closings', () => {
  it('records what was due, by day, and counts each close once though every message comes twice', async () => {
    const system = await aPlannedRun(250);
    const run = await system.runs.find('acme', runId);
    expect(run?.planned).toMatchObject({ due: 250, days: [{ day: '2026-04-16', due: 250 }] });
    expect(run?.planned?.chunks).toBe(system.sentChunks.length);

    for (const chunk of system.sentChunks) {
      await Promise.all([system.closeChunk(chunk), system.closeChunk(chunk)]);
      await system.closeChunk(chunk);
    }

    expect(await sumOf(system)).toEqual({ closed: 250, notDue: 0, held: [], failed: [] });
  });

  it('says which conversions were held meanwhile, and why', async () => {
    const system = await aPlannedRun(3);
    await system.receive(aHoldFact('of-1', { orderId: '1' }));
    for (const chunk of system.sentChunks) await system.closeChunk(chunk);

    const { closed, held } = await sumOf(system);
    expect(closed).toBe(2);
    expect(held).toEqual([{ conversionId: 'shop~1', reasons: ['manual'] }]);
  });

  it('is not walked again by a schedule that fires twice', async () => {
    const system = await aPlannedRun(3);
    const sent = system.sentChunks.length;

    expect(await system.planClosings(runId)).toEqual({ due: 0 });
    expect(system.sentChunks).toHaveLength(sent);
  });

  it('is walked to its end after a walk that was killed, and counts what both sent once', async () => {
    const system = aSettlingSystem();
    for (let n = 0; n < 8; n += 1) {
      const orderId = String(n);
      await system.receive(anOrderFact(anOrderSnapshot({ orderId }), { orderId, factId: `f${n}` }));
      await system.assess({ merchantId: 'acme', conversionId: `shop~${n}` });
    }
    system.clock.at = daysAfterOrder(45);
    const dyingWalk = makePlanClosings({
      ...system,
      watermark: inMemoryClosingWatermark(),
      enqueueChunks: async (chunks) => {
        if (system.sentChunks.length > 1) throw new Error('killed');
        await system.enqueueChunks(chunks);
      },
    });
    await expect(dyingWalk(runId)).rejects.toThrow('killed');
    const [first] = system.sentChunks;
    if (first !== undefined) await system.closeChunk(first);

    await system.planClosings(runId);
    for (const chunk of system.sentChunks) await system.closeChunk(chunk);

    expect((await system.runs.find('acme', runId))?.attempt).toBe(2);
    expect((await sumOf(system)).closed).toBe(8);
  });

  it('closes the neighbours of a conversion that fails, names it, and lets the chunk come again', async () => {
    const system = await aPlannedRun(6);
    const chunk = {
      ...{ merchantId: 'acme', runId, chunkId: '1-000001' },
      conversionIds: [0, 1, 2, 3, 4, 5].map((n) => `shop~${n}`),
    };
    const close = makeCloseConversion({ ...system });
    const closeChunk = makeCloseChunk({
      ...system,
      closeConversion: async (key, cause) => {
        if (key.conversionId === 'shop~3') throw new Error('The shop~3 is broken.');
        return close(key, cause);
      },
    });

    await expect(closeChunk(chunk)).rejects.toThrow('The shop~3 is broken.');
    expect(await sumOf(system)).toMatchObject({ closed: 5, failed: ['shop~3'] });
    await system.closeChunk(chunk);
    expect(await sumOf(system)).toMatchObject({ closed: 6, failed: [] });
  });

  it('does not count what another run has closed', async () => {
    const system = await aPlannedRun(3);
    await system.planClosings('2026-04-16T11-00-00Z');
    for (const chunk of system.sentChunks.toReversed()) await system.closeChunk(chunk);

    expect(await sumOf(system)).toMatchObject({ closed: 0, notDue: 3 });
  });
});

describe('nameRun', () => {
  const event = { source: 'aws.scheduler', time: '2026-04-16T12:00:00Z' };

  it('names a scheduled run for the time of the schedule, whenever it is delivered', () => {
    expect(nameRun(event, 'a', daysAfterOrder(1))).toBe('2026-04-16T12-00-00Z');
    expect(nameRun(event, 'b', daysAfterOrder(2))).toBe('2026-04-16T12-00-00Z');
  });

  it('gives a run by hand a name of its own', () => {
    const at = daysAfterOrder(45);
    expect(nameRun({}, '1b2c3d4e-5f', at)).toBe('2026-04-16T10-00-00Z-1b2c3d4e');
    expect(nameRun({}, 'other-id', at)).not.toBe(nameRun({}, '1b2c3d4e-5f', at));
  });
});
