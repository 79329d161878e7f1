import { describe, expect, it } from '@jest/globals';
import { aReadingWorld } from '../../support/a-reading-world.ts';
import { daysAfterOrder } from '../../support/factories/moments.ts';

/** Three orders that are due, and two runs that found them. */
async function aWorldWithRuns() {
  const world = aReadingWorld();
  for (const orderId of ['1', '2', '3']) await world.order(orderId);
  world.clock.at = daysAfterOrder(45);
  await world.planClosings();
  await world.planClosings();
  return world;
}

describe('GET /v1/closings/runs', () => {
  it('lists the newest run first, page by page', async () => {
    const world = await aWorldWithRuns();

    const first = await world.get('/v1/closings/runs', 'limit=1');
    const { items, next } = first.body as { items: { runId: string }[]; next: string };
    expect(items).toEqual([
      {
        runId: 'run-2',
        startedAt: '2026-04-16T10:00:00.000Z',
        plannedAt: '2026-04-16T10:00:00.000Z',
        walks: 1,
        due: 3,
        days: [{ day: '2026-04-16', due: 3 }],
      },
    ]);
    const second = await world.get('/v1/closings/runs', `limit=1&cursor=${next}`);
    expect(second.body).toMatchObject({ items: [{ runId: 'run-1' }] });
    expect(second.body).not.toHaveProperty('next');
  });

  it('shows how far a run has come, and what it closed', async () => {
    const world = await aWorldWithRuns();
    const chunks = world.sentChunks.filter(({ runId }) => runId === 'run-1');
    const [first, ...others] = chunks;
    if (first === undefined) throw new Error('Nothing was sent.');

    await world.closeChunk(first);
    expect((await world.get('/v1/closings/runs/run-1')).body).toMatchObject({
      chunks: chunks.length,
      chunksDone: 1,
      closed: first.conversionIds.length,
    });
    for (const chunk of others) await world.closeChunk(chunk);
    expect((await world.get('/v1/closings/runs/run-1')).body).toMatchObject({
      due: 3,
      chunksDone: chunks.length,
      closed: 3,
      held: { count: 0, reasons: {}, items: [] },
      failed: [],
    });
  });

  it('answers 404 for a run that is not there', async () => {
    const world = await aWorldWithRuns();
    expect((await world.get('/v1/closings/runs/run-9')).status).toBe(404);
  });
});
