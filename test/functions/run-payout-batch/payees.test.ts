import { describe, expect, it } from '@jest/globals';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aPayee, daysAfterOrder, somePayeeTerms } from '../../support/factories/index.ts';
import { Interruption, interruptCalls } from '../../support/interrupt-calls.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };
const bank = { merchantId: 'acme', batchId: '2026-05-15-sepa-EUR-1' };
const table = { merchantId: 'acme', batchId: '2026-05-15-csv-EUR-1' };
const begins = daysAfterOrder(1);

/** Mia is paid over the bank, her agency from a table, so that her account is in two batches. */
async function aWorldWithAgency(terms = somePayeeTerms()): Promise<PayoutWorld> {
  const world = aPayoutWorld();
  const payoutMethod = aSealedMethod({ rail: 'csv', holder: 'Northern Talent', account: '4711' });
  await world.directory.savePayee(aPayee({ payoutMethod }), daysAfterOrder(1));
  await world.directory.assignPayee('acme', 'mia', { from: begins, terms }, begins);
  return world;
}

/** 100.00 EUR are payable, and planned. */
async function plannedWorld(terms = somePayeeTerms()): Promise<PayoutWorld> {
  const world = await aWorldWithAgency(terms);
  await world.earn('mia', 'EUR', 10_000n);
  await world.planPayouts(run);
  return world;
}

const rows = (world: PayoutWorld) =>
  world.payouts().map(({ division, minorUnits, state, method }) => ({
    to: division?.payeeId ?? 'mia',
    minorUnits,
    state,
    rail: method.rail,
  }));

const end = (world: PayoutWorld, payoutId: string, outcome: 'confirmed' | 'failed') =>
  world.resolvePayout('acme', payoutId, { outcome, evidence: 'statement 7' });

describe('runPayoutBatch for a creator with a payee', () => {
  it('pays the payee its cut and the creator the rest, each by their own rail', async () => {
    const world = await plannedWorld();

    await world.runPayoutBatch(table);
    await world.runPayoutBatch(bank);

    expect(rows(world)).toEqual([
      { to: 'northern', minorUnits: 1_500n, state: 'submitted', rail: 'csv' },
      { to: 'mia', minorUnits: 8_500n, state: 'submitted', rail: 'sepa' },
    ]);
    expect(world.files.stored.get('acme/2026-05-15-csv-EUR-1.csv')?.content).toContain(
      'mia-eur-2,mia,Northern Talent,4711,15.00,EUR',
    );
    expect(world.violations()).toEqual([]);
  });

  it('makes one payout when the payee passes the rest on', async () => {
    const world = await plannedWorld(somePayeeTerms({ remainderTo: 'payee' }));

    expect(await world.ledger.findBatch('acme', bank.batchId)).toBeUndefined();
    await world.runPayoutBatch(table);

    expect(rows(world)).toMatchObject([{ to: 'northern', minorUnits: 10_000n }]);
    expect(world.violations()).toEqual([]);
  });

  it('pays a part that failed to the same payee with the next run, and takes no cut of it', async () => {
    const world = await plannedWorld();
    await world.runPayoutBatch(bank);
    await world.runPayoutBatch(table);
    await end(world, 'mia-eur-2', 'confirmed');
    await end(world, 'mia-eur-3', 'failed');
    await world.earn('mia', 'EUR', 4_000n);

    const next = await world.planPayouts({ ...run, runId: 'next' });
    for (const batch of next.batches) await world.runPayoutBatch({ ...bank, ...batch });

    expect(rows(world).slice(2)).toMatchObject([
      { to: 'northern', minorUnits: 2_100n, state: 'submitted' },
      { to: 'mia', minorUnits: 3_400n, state: 'submitted' },
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('divides what comes between its batches as well, and leaves nobody short', async () => {
    const world = await plannedWorld();
    await world.runPayoutBatch(bank);
    await world.earn('mia', 'EUR', 1_000n);

    await world.runPayoutBatch(table);

    expect(rows(world)).toMatchObject([
      { to: 'mia', minorUnits: 8_500n },
      { to: 'northern', minorUnits: 1_650n },
    ]);
    expect((await world.ledger.readHead('acme', 'mia')).setAside).toEqual({
      EUR: [{ minorUnits: 850n }],
    });
    expect(world.violations()).toEqual([]);
  });

  it('lets both bear a refund that comes between the batches', async () => {
    const world = await aWorldWithAgency();
    const [earned, refunded] = world.close('mia', 'EUR', [10_000n, 8_000n]).map((leg) => [leg]);
    await world.post(earned ?? []);
    await world.planPayouts(run);
    await world.runPayoutBatch(bank);
    await world.post(refunded ?? []);

    await world.runPayoutBatch(table);
    expect(rows(world)).toHaveLength(1);
    expect(await world.balances('mia', 'EUR')).toMatchObject({ payable: 0n, debt: 500n });

    await world.earn('mia', 'EUR', 10_000n);
    const next = await world.planPayouts({ ...run, runId: 'next' });
    for (const batch of next.batches) await world.runPayoutBatch({ ...bank, ...batch });

    const total = (to: string) =>
      rows(world).reduce((sum, row) => sum + (row.to === to ? row.minorUnits : 0n), 0n);
    expect([total('northern'), total('mia')]).toEqual([2_700n, 15_300n]);
    expect(world.violations()).toEqual([]);
  });

  it('pays by the terms of the day on which the run began, however late a batch is worked on', async () => {
    const world = await plannedWorld();
    const later = world.ports.now();
    await world.directory.assignPayee('acme', 'mia', { from: later }, later);

    await world.runPayoutBatch(bank);
    await world.runPayoutBatch(table);

    expect(rows(world).map(({ minorUnits }) => minorUnits)).toEqual([8_500n, 1_500n]);
  });

  it('sets aside the part of a payee without payout method, and pays it when there is one', async () => {
    const world = await aWorldWithAgency();
    await world.directory.savePayee(
      { merchantId: 'acme', payeeId: 'northern', name: 'Northern Talent', kind: 'agency' },
      daysAfterOrder(1),
    );
    await world.earn('mia', 'EUR', 40_000n);

    const { planned, skipped } = await world.planPayouts(run);
    await world.runPayoutBatch(bank);

    expect(planned).toMatchObject([{ creatorId: 'mia', minorUnits: 34_000n }]);
    expect(skipped).toMatchObject([
      { creatorId: 'mia', payeeId: 'northern', minorUnits: 6_000n, reason: 'no-payout-method' },
    ]);

    await world.directory.savePayee(aPayee(), daysAfterOrder(1));
    const later = world.ports.now();
    await world.directory.assignPayee('acme', 'mia', { from: later }, later);
    await world.planPayouts({ ...run, runId: 'next' });
    await world.runPayoutBatch({ ...bank, batchId: 'next-sepa-EUR-1' });
    expect(rows(world).at(-1)).toMatchObject({ to: 'northern', minorUnits: 6_000n, rail: 'sepa' });
    expect(world.violations()).toEqual([]);
  });

  it('pays nobody a part of what is below the minimum as a whole', async () => {
    const world = await aWorldWithAgency();
    await world.earn('mia', 'EUR', 2_000n);

    const { planned, skipped } = await world.planPayouts(run);

    expect(planned).toEqual([]);
    expect(skipped).toMatchObject([{ creatorId: 'mia', reason: 'below-minimum' }]);
  });

  it('reads the payee of a creator who has one, and nothing more of one who has none', async () => {
    const world = await aWorldWithAgency();
    await world.earn('mia', 'EUR', 10_000n);
    await world.earn('zoe', 'EUR', 10_000n);
    const asked: string[] = [];
    const findPayee = world.directory.findPayee;
    world.directory.findPayee = (merchantId, payeeId) => {
      asked.push(payeeId);
      return findPayee(merchantId, payeeId);
    };

    await world.planPayouts(run);
    expect(asked).toEqual(['northern']);
    await world.runPayoutBatch(bank);
    expect(asked).toEqual(['northern', 'northern']);
  });

  it.each(['before', 'after'] as const)(
    'killed %s any one of its calls and run again, it pays each part once',
    async (when) => {
      const runBoth = async (world: PayoutWorld, { wrap }: ReturnType<typeof interruptCalls>) => {
        const dying = makeRunPayoutBatch({
          ...world.ports,
          ledger: wrap(world.ports.ledger),
          payouts: wrap(world.ports.payouts),
          directory: wrap(world.ports.directory),
          files: wrap(world.ports.files),
        });
        await dying(bank);
        await dying(table);
      };
      const whole = interruptCalls(Number.POSITIVE_INFINITY, when);
      await runBoth(await plannedWorld(), whole);
      expect(whole.calls).toBeGreaterThan(20);

      for (let index = 0; index < whole.calls; index += 1) {
        const world = await plannedWorld();
        await expect(runBoth(world, interruptCalls(index, when))).rejects.toThrow(Interruption);
        await Promise.all([world.runPayoutBatch(table), world.runPayoutBatch(bank)]);

        const paid = rows(world).toSorted((a, b) => (a.to < b.to ? -1 : 1));
        expect(paid).toMatchObject([
          { to: 'mia', minorUnits: 8_500n, state: 'submitted' },
          { to: 'northern', minorUnits: 1_500n, state: 'submitted' },
        ]);
        expect(world.violations()).toEqual([]);
      }
    },
  );
});
