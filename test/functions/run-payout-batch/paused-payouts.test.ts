import { describe, expect, it } from '@jest/globals';
import { reservePayout } from '../../../core/ledger/reserve-payout.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };
const batch = { merchantId: 'acme', batchId: '2026-05-15-sepa-EUR-1' };
const pause = { at: 1_000, author: 'key:fin', reason: 'The bank asked us to wait.' };

async function aWorldWithEarnings() {
  const world = aPayoutWorld();
  await world.earn('leo', 'EUR', 3_000n);
  const setPause = (on: boolean) =>
    world.directory.setPause('acme', 'spring', 'payouts', on ? pause : undefined);
  return { ...world, setPause };
}

describe('paused payouts', () => {
  it('are not planned, and the run names the reason', async () => {
    const world = await aWorldWithEarnings();
    await world.setPause(true);

    const planned = await world.planPayouts(run);

    expect(planned).toMatchObject({
      planned: [],
      skipped: [
        { creatorId: 'leo', currency: 'EUR', minorUnits: 3_000n, reason: 'program-paused' },
      ],
    });
  });

  it('are not submitted, though they were planned before', async () => {
    const world = await aWorldWithEarnings();
    await world.planPayouts(run);
    await world.setPause(true);

    expect(await world.runPayoutBatch(batch)).toEqual({ payouts: 0 });

    expect(world.payouts()).toEqual([]);
    expect(await world.balances('leo', 'EUR')).toMatchObject({ payable: 3_000n });
  });

  it('give back what was reserved and not submitted', async () => {
    const world = await aWorldWithEarnings();
    await world.planPayouts(run);
    const head = await world.ledger.readHead('acme', 'leo');
    const order = { ...{ currency: 'EUR', runId: run.runId, batchId: batch.batchId }, at: 2_000 };
    const method = aSealedMethod({ rail: 'sepa', holder: 'Leo', iban: 'NL91ABNA0417164300' });
    await world.ledger.write(reservePayout(head, { ...order, method }, world.ports.sha256));
    await world.setPause(true);

    await world.runPayoutBatch(batch);

    expect(world.payouts()).toMatchObject([{ state: 'cancelled' }]);
    expect(await world.balances('leo', 'EUR')).toMatchObject({ payable: 3_000n, inPayout: 0n });
    expect(world.violations()).toEqual([]);
  });

  it('are made by the next run once they go on', async () => {
    const world = await aWorldWithEarnings();
    await world.setPause(true);
    await world.planPayouts(run);
    await world.setPause(false);

    const planned = await world.planPayouts({ ...run, runId: '2026-05-16' });

    expect(planned).toMatchObject({ planned: [{ creatorId: 'leo', minorUnits: 3_000n }] });
  });
});
