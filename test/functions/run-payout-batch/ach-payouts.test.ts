import { describe, expect, it } from '@jest/globals';
import { planPayouts } from '../../../core/payouts/plan-payouts.ts';
import { loadPayableAccount } from '../../../functions/shared/paying/load-payable-account.ts';
import { aPayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedAccount, aSealedMethod } from '../../support/a-text-seal.ts';
import { aMerchant, orderMoment } from '../../support/factories/index.ts';
import { readNacha } from '../../support/read-nacha.ts';

const run = { merchantId: 'acme', runId: '2026-05-15', dryRun: false };
const method = aSealedMethod({
  ...{ rail: 'nacha', holder: 'Mia Mountain', holderKind: 'individual' },
  ...{ routingNumber: '011000015', account: '12345678901', accountType: 'savings' },
});
const originator = {
  ...{ name: 'Acme Outdoor', companyId: '1123456789', bankName: 'First Bank' },
  routingNumber: '021000021',
  offset: { account: aSealedAccount('998877665544'), accountType: 'checking' as const },
};
const payees = [
  { creatorId: 'leo', method: { ...method, holderKind: 'company' as const } },
  { creatorId: 'mia', method },
];

async function openWorld(merchant = aMerchant({ originator })) {
  const world = aPayoutWorld(payees, { merchants: [merchant] });
  await world.earn('leo', 'USD', 4_000n);
  await world.earn('mia', 'USD', 3_000n);
  return world;
}

async function releasedWorld() {
  const world = await openWorld();
  await world.planPayouts(run);
  const [batch] = world.queued;
  if (batch === undefined) throw new Error('There is a batch.');
  await world.runPayoutBatch(batch);
  return { ...world, batch, file: () => [...world.files.stored][0] };
}

describe('payouts over ACH', () => {
  it('come as a NACHA file with the accounts opened, balanced by the merchant’s own', async () => {
    const { file } = await releasedWorld();
    const [key, stored] = file() ?? [];

    expect(key).toBe('acme/2026-05-15-nacha-USD-1.ach');
    const batches = readNacha(stored?.content ?? '');
    expect(batches.map(({ entryClass }) => entryClass)).toEqual(['PPD', 'CCD']);
    expect(stored?.content).toContain('12345678901');
    expect(stored?.content.match(/998877665544/g)).toHaveLength(2);
    expect(batches[0]?.entries[0]).toMatchObject({
      ...{ code: '32', routingNumber: '011000015', accountNumber: '12345678901', cents: 3_000n },
    });
  });

  it('make the same bytes when the batch runs again', async () => {
    const world = await releasedWorld();
    const first = world.file()?.[1].content;

    await world.runPayoutBatch(world.batch);

    expect(world.file()?.[1].content).toBe(first);
  });

  it('keep the numbers of accounts out of what is stored', async () => {
    const world = await releasedWorld();
    const stored = JSON.stringify(
      [world.ledger.export(), await world.ledger.listBatches('acme')],
      (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value),
    );

    expect(stored).toContain('8901');
    expect(stored).not.toContain('12345678901');
    expect(stored).not.toContain('998877665544');
  });

  it.each([
    { what: 'other currencies', currency: 'EUR', merchant: aMerchant({ originator }) },
    {
      what: 'a merchant without a bank in the United States',
      currency: 'USD',
      merchant: aMerchant(),
    },
  ])('are not for $what', async ({ currency, merchant }) => {
    const world = aPayoutWorld(payees, { merchants: [merchant] });
    await world.earn('mia', currency, 9_000n);
    const programs = await world.directory.listPrograms('acme');
    const account = await loadPayableAccount(world.ports, programs, 'acme', 'mia', orderMoment);

    const { debtor, originator: from } = merchant;
    const { skipped } = planPayouts({
      ...{ ...run, startedAt: orderMoment, accounts: [account], debtor },
      ...(from === undefined ? {} : { originator: from }),
    });

    expect(skipped).toMatchObject([{ creatorId: 'mia', reason: 'rail-unavailable' }]);
  });
});
