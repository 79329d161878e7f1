import { describe, expect, it } from '@jest/globals';
import { accountOf } from '../../../core/payouts/account-of.ts';
import { msPerHour } from '../../../core/time/instant.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aPayee, daysAfterOrder, somePayeeTerms } from '../../support/factories/index.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: true };
const table = aSealedMethod({ rail: 'csv', holder: 'M', account: 'ACCOUNT-0001' });

async function creatorOf(world: ReturnType<typeof aPayoutWorld>, creatorId: string) {
  const creator = await world.directory.findCreator('acme', creatorId);
  if (creator === undefined) throw new Error(`${creatorId} is enrolled.`);
  return creator;
}

describe('an account that took another one’s place', () => {
  async function changedWorld(hoursBefore: number) {
    const world = aPayoutWorld();
    await world.earn('mia', 'EUR', 9_000n);
    const at = world.ports.now() - hoursBefore * msPerHour;
    await world.directory.saveCreator(
      { ...(await creatorOf(world, 'mia')), payoutMethod: table },
      at,
    );
    return { ...world, at };
  }

  it('waits for 72 hours, and the dry run says until when', async () => {
    const world = await changedWorld(71);

    const { planned, skipped } = await world.planPayouts(run);

    expect(planned).toEqual([]);
    expect(skipped).toMatchObject([
      {
        ...{ creatorId: 'mia', reason: 'cooling-off', minorUnits: 9_000n },
        until: world.at + 72 * msPerHour,
      },
    ]);
  });

  it('is paid to when they are over', async () => {
    const { planPayouts } = await changedWorld(72);

    expect((await planPayouts(run)).planned).toMatchObject([{ creatorId: 'mia' }]);
  });

  it('gets nothing of a batch that was planned before, either', async () => {
    const world = aPayoutWorld([{ creatorId: 'mia', method: table }]);
    await world.earn('mia', 'EUR', 9_000n);
    await world.planPayouts({ ...run, dryRun: false });
    const other = aSealedMethod({ rail: 'csv', holder: 'M', account: 'ACCOUNT-0002' });
    await world.directory.saveCreator(
      { ...(await creatorOf(world, 'mia')), payoutMethod: other },
      world.ports.now(),
    );

    for (const batch of world.queued) await world.runPayoutBatch(batch);

    expect(world.payouts()).toEqual([]);
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(9_000n);
  });

  it('of a payee keeps back the payee’s part alone', async () => {
    const world = aPayoutWorld();
    await world.directory.savePayee(aPayee(), daysAfterOrder(1));
    await world.directory.savePayee(aPayee({ payoutMethod: table }), daysAfterOrder(60));
    const from = daysAfterOrder(1);
    await world.directory.assignPayee('acme', 'mia', { from, terms: somePayeeTerms() }, from);
    await world.earn('mia', 'EUR', 10_000n);

    const { planned, skipped } = await world.planPayouts(run);

    expect(planned).toMatchObject([{ creatorId: 'mia', minorUnits: 8_500n }]);
    expect(skipped).toMatchObject([
      { payeeId: 'northern', reason: 'cooling-off', until: daysAfterOrder(63) },
    ]);
  });
});

describe('an account of two creators', () => {
  async function sharedWorld() {
    const world = aPayoutWorld([
      { creatorId: 'leo', method: table },
      { creatorId: 'mia', method: table },
      { creatorId: 'zoe' },
    ]);
    const account = accountOf(table);
    if (account === undefined) throw new Error('It has an account.');
    for (const id of ['leo', 'mia']) {
      await world.accounts.note('acme', { kind: 'creator', id }, account);
      await world.earn(id, 'USD', 5_000n);
    }
    await world.accounts.suspect('acme', account);
    return world;
  }

  it('is paid to, and the dry run shows the signal', async () => {
    const world = await sharedWorld();

    const signals = ['duplicate-payout-account'];
    expect((await world.planPayouts(run)).planned).toMatchObject([
      { creatorId: 'leo', signals },
      { creatorId: 'mia', signals },
    ]);
  });

  it('is held where the merchant wants that', async () => {
    const world = await sharedWorld();
    await world.controls.save('acme', { approvalLimits: [], duplicateAccounts: 'hold' });

    const { planned, skipped } = await world.planPayouts(run);

    expect(planned).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['duplicate-account', 'duplicate-account']);
  });

  it('is no signal any more when one of them has another', async () => {
    const world = await sharedWorld();
    const { payoutMethod: _, ...mia } = await creatorOf(world, 'mia');
    await world.directory.saveCreator({ ...mia, payoutMethod: { rail: 'manual' } }, 0);

    const { planned } = await world.planPayouts(run);

    expect(planned).toHaveLength(2);
    expect(planned.flatMap(({ signals = [] }) => signals)).toEqual([]);
  });
});
