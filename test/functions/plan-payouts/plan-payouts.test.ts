import { describe, expect, it } from '@jest/globals';
import { makePlanPayouts } from '../../../functions/plan-payouts/plan-payouts.ts';
import { makeRunScheduledPayouts } from '../../../functions/plan-payouts/run-scheduled-payouts.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { Interruption, interruptCalls } from '../../support/interrupt-calls.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };

async function earningWorld() {
  const world = aPayoutWorld([
    { creatorId: 'ida', method: aSealedMethod({ rail: 'csv', holder: 'Ida', account: '4712' }) },
    { creatorId: 'leo', method: aSealedMethod({ rail: 'csv', holder: 'Leo', account: '4711' }) },
    {
      creatorId: 'mia',
      method: aSealedMethod({ rail: 'sepa', holder: 'Mia', iban: 'DE02120300000000202051' }),
    },
    { creatorId: 'zoe' },
  ]);
  await world.earn('leo', 'USD', 2_500n);
  await world.earn('ida', 'JPY', 2_999n);
  await world.earn('mia', 'EUR', 8_000n);
  await world.earn('mia', 'USD', 8_000n);
  await world.earn('zoe', 'USD', 8_000n);
  return world;
}

describe('planPayouts', () => {
  it('plans who is paid, says why the others are not, and sends the batches', async () => {
    const world = await earningWorld();

    const plan = await world.planPayouts(run);

    expect(plan).toMatchObject({
      runId: '2026-05-15',
      planned: [
        { creatorId: 'leo', currency: 'USD', minorUnits: 2_500n },
        { creatorId: 'mia', currency: 'EUR', minorUnits: 8_000n },
      ],
      skipped: [
        { creatorId: 'ida', currency: 'JPY', minorUnits: 2_999n, reason: 'below-minimum' },
        { creatorId: 'mia', currency: 'USD', minorUnits: 8_000n, reason: 'rail-unavailable' },
        { creatorId: 'zoe', currency: 'USD', minorUnits: 8_000n, reason: 'no-payout-method' },
      ],
    });
    expect(world.queued).toEqual([
      { merchantId: 'acme', batchId: '2026-05-15-csv-USD-1' },
      { merchantId: 'acme', batchId: '2026-05-15-sepa-EUR-1' },
    ]);
    expect(await world.ledger.findBatch('acme', '2026-05-15-sepa-EUR-1')).toMatchObject({
      creatorIds: ['mia'],
      debtor: { iban: { ending: '3000' } },
    });
  });

  it('answers a dry run with the same plan and writes nothing', async () => {
    const world = await earningWorld();

    const dry = await world.planPayouts({ ...run, dryRun: true });

    expect(await world.ledger.findRun('acme', run.runId)).toBeUndefined();
    expect(await world.ledger.listBatches('acme')).toEqual([]);
    expect(world.queued).toEqual([]);
    const real = await world.planPayouts(run);
    expect(real).toEqual({ ...dry, dryRun: false, startedAt: real.startedAt });
  });

  it('keeps the first plan of a run, whatever was earned since', async () => {
    const world = await earningWorld();
    const first = await world.planPayouts(run);
    await world.earn('ida', 'JPY', 5_000n);

    expect(await world.planPayouts(run)).toEqual(first);
  });

  it('gives two who plan the same run at once the same plan', async () => {
    const world = await earningWorld();

    const [one, other] = await Promise.all([world.planPayouts(run), world.planPayouts(run)]);

    expect(one).toEqual(other);
    expect(await world.ledger.findRun('acme', run.runId)).toEqual(one);
  });

  it('reserves once when two runs of different names are worked on at once', async () => {
    const world = await earningWorld();
    await world.planPayouts(run);
    await world.planPayouts({ ...run, runId: 'by-hand' });
    expect(world.queued).toHaveLength(4);

    await Promise.all(world.queued.map((batch) => world.runPayoutBatch(batch)));

    expect(
      world
        .payouts()
        .map(({ creatorId, currency, minorUnits }) => [creatorId, currency, minorUnits]),
    ).toEqual([
      ['leo', 'USD', 2_500n],
      ['mia', 'EUR', 8_000n],
    ]);
    expect(world.violations()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'killed %s any of its calls and run again, it has planned once and sent every batch',
    async (when) => {
      for (let index = 0; ; index += 1) {
        const world = await earningWorld();
        const { ports } = world;
        const interruptions = interruptCalls(index, when);
        const dying = makePlanPayouts({
          ...ports,
          ledger: interruptions.wrap(ports.ledger),
          payouts: interruptions.wrap(ports.payouts),
          ...interruptions.wrap({ enqueue: ports.enqueue }),
        });
        const died = await dying(run).then(
          () => false,
          (error: unknown) => error instanceof Interruption,
        );
        if (!died) break;

        const plan = await world.planPayouts(run);

        expect(await world.ledger.findRun('acme', run.runId)).toEqual(plan);
        const batches = await world.ledger.listBatches('acme');
        expect(batches.flatMap(({ creatorIds }) => creatorIds)).toEqual(['leo', 'mia']);
        expect(new Set(world.queued.map(({ batchId }) => batchId)).size).toBe(2);
        expect(index).toBeLessThan(100);
      }
    },
  );
});

describe('the schedule', () => {
  it("plans the day's run of every merchant, once however often it fires", async () => {
    const planned: string[] = [];
    const fire = makeRunScheduledPayouts({
      directory: { listMerchantIds: async () => ['acme', 'broken', 'other'] },
      planPayouts: async ({ merchantId, runId, dryRun }) => {
        if (merchantId === 'broken') throw new Error('No table.');
        planned.push(`${merchantId} ${runId} ${dryRun}`);
        return (await earningWorld()).planPayouts(run);
      },
      now: () => Date.parse('2026-05-15T23:59:59Z'),
    });

    await expect(fire()).rejects.toThrow(AggregateError);

    expect(planned).toEqual(['acme 2026-05-15 false', 'other 2026-05-15 false']);
  });
});
