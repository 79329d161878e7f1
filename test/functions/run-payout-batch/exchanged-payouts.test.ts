import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { writeBookCsv } from '../../../adapters/finance/write-book.ts';
import { writeStatementCsv } from '../../../adapters/statements/write-statement-csv.ts';
import { forecastCash } from '../../../core/finance/forecast-cash.ts';
import { listJournal } from '../../../core/finance/list-journal.ts';
import { verifyLedger } from '../../../core/ledger/verify-ledger.ts';
import type { Payout } from '../../../core/payouts/payout.ts';
import type { PayoutMethod } from '../../../core/programs/program.ts';
import { cutStatement } from '../../../core/statements/cut-statement.ts';
import { describeStatement } from '../../../core/statements/describe-statement.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { aCalledRail, sayOfAll } from '../../support/a-called-rail.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aRateDay } from '../../support/factories/a-rate-day.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import { aMerchant, daysAfterOrder } from '../../support/factories/index.ts';

const run = { merchantId: 'acme', runId: 'may', dryRun: false };
const batch = { merchantId: 'acme', batchId: 'may-sepa-EUR-1' };
const sepa: PayoutMethod = {
  ...aSealedMethod({ rail: 'sepa', holder: 'Mia Mountain', iban: 'DE02120300000000202051' }),
  currency: 'EUR',
};
const unitedStates = {
  ...{ country: 'US', timezone: 'America/New_York', incomeKind: 'commission' as const },
};

/** `mia` has an account in euro; the day before the run one euro was 1.0832 dollars. */
async function aWorld(
  method: PayoutMethod = sepa,
  contents: Parameters<typeof aPayoutWorld>[1] = {},
): Promise<PayoutWorld> {
  const world = aPayoutWorld([{ creatorId: 'mia', method }], contents);
  await tell(world, '2026-04-30', { USD: '1.0832', HUF: '391.27' });
  return world;
}

const tell = (world: PayoutWorld, day: string, quotes: Record<string, string>) =>
  world.rates.addDay('acme', aRateDay({ day, quotes }));

const onlyPayout = (world: PayoutWorld) => {
  const [payout, ...others] = world.payouts();
  if (payout === undefined || others.length > 0) throw new Error('There is one payout.');
  return payout;
};

async function pay(world: PayoutWorld): Promise<void> {
  await world.planPayouts(run);
  for (const each of world.queued.splice(0)) await world.runPayoutBatch(each);
}

describe('a payout to an account of another currency', () => {
  it('is exchanged at the reservation, and its file moves what came of it', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);

    await pay(world);

    expect(onlyPayout(world)).toMatchObject({
      ...{ payoutId: 'mia-usd-2', batchId: batch.batchId, state: 'submitted' },
      ...{ currency: 'USD', minorUnits: 10_000n },
      conversion: {
        ...{ source: 'ecb', publishedOn: '2026-04-30', rounding: 'half-even' },
        from: { minorUnits: 10_000n, currency: 'USD' },
        // 100 / 1.0832 = 92.3190…
        to: { minorUnits: 9_232n, currency: 'EUR' },
        quotes: [{ from: 'EUR', to: 'USD', rate: '1.0832' }],
      },
    });
    const file = world.files.stored.get('acme/may-sepa-EUR-1.xml')?.content ?? '';
    expect(file).toContain('<InstdAmt Ccy="EUR">92.32</InstdAmt>');
    expect(file).toContain('<CtrlSum>92.32</CtrlSum>');
    expect(world.violations()).toEqual([]);
  });

  it('names the one quote in each of its entries, and a return gives back what was reserved', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await pay(world);
    const { conversion } = onlyPayout(world);
    await tell(world, '2026-05-01', { USD: '1.5' });

    await world.resolvePayout('acme', 'mia-usd-2', { outcome: 'failed', evidence: 'it bounced' });

    expect(await world.balances('mia', 'USD')).toMatchObject({ payable: 10_000n, inPayout: 0n });
    const entries = await world.ledger.listEntries('acme', 'mia', 0, 100);
    expect(entries.slice(1).map((entry) => [entry.kind, entry.conversion])).toEqual([
      ['reserve', conversion],
      ['return', conversion],
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('writes the same bytes when its batch runs again under another rate', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await pay(world);
    const first = [...world.files.stored].map(([key, { content }]) => [key, content]);
    await tell(world, '2026-05-01', { USD: '1.5' });

    await world.runPayoutBatch(batch);

    expect([...world.files.stored].map(([key, { content }]) => [key, content])).toEqual(first);
    expect(world.payouts()).toHaveLength(1);
  });

  it('takes the rate of the reservation, not that of the plan', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    const { planned } = await world.planPayouts(run);
    await tell(world, '2026-05-01', { USD: '1.25' });

    await world.runPayoutBatch(batch);

    expect(planned[0]?.conversion?.to.minorUnits).toBe(9_232n);
    expect(onlyPayout(world).conversion).toMatchObject({
      ...{ publishedOn: '2026-05-01', to: { minorUnits: 8_000n } },
    });
  });

  it.each([
    { what: 'no rate is known', days: [] },
    { what: 'the last rate is older than a week', days: ['2026-04-23'] },
    { what: 'only a later day has one', days: ['2026-05-02'] },
  ])('is not planned, and says so, while $what', async ({ days }) => {
    const world = aPayoutWorld([{ creatorId: 'mia', method: sepa }]);
    for (const day of days) await tell(world, day, { USD: '1.0832' });
    await world.earn('mia', 'USD', 10_000n);

    const { planned, skipped } = await world.planPayouts(run);

    expect(planned).toEqual([]);
    expect(skipped).toMatchObject([
      {
        ...{ creatorId: 'mia', currency: 'USD', minorUnits: 10_000n, reason: 'no-exchange-rate' },
        detail: 'No rate of ecb for USD in EUR of the last 7 days is recorded.',
      },
    ]);
  });

  it('is not reserved when the rates have grown too old since the plan', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await world.planPayouts(run);
    world.wait(7 * msPerDay);

    await world.runPayoutBatch(batch);

    expect(world.payouts()).toEqual([]);
    expect(await world.balances('mia', 'USD')).toMatchObject({ payable: 10_000n });
  });

  it('is not reserved when the account is of another currency by then', async () => {
    const inDollars = aSealedMethod({ rail: 'csv', holder: 'Mia Mountain', account: '0001234' });
    const world = await aWorld({ ...inDollars, currency: 'EUR' });
    await world.earn('mia', 'USD', 10_000n);
    const { batches } = await world.planPayouts(run);
    const { directory } = aPayoutWorld([{ creatorId: 'mia', method: inDollars }]);

    await makeRunPayoutBatch({ ...world.ports, directory })({
      ...{ merchantId: 'acme', batchId: batches[0]?.batchId ?? '' },
    });

    expect(batches).toHaveLength(1);
    expect(world.payouts()).toEqual([]);
  });

  it('goes into a batch of its own beside what is earned in the account’s currency', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await world.earn('mia', 'EUR', 5_000n);

    const { batches } = await world.planPayouts(run);
    for (const each of world.queued.splice(0)) await world.runPayoutBatch(each);

    expect(batches).toMatchObject([
      { batchId: 'may-sepa-EUR-1', currency: 'EUR' },
      { batchId: 'may-sepa-EUR-2', currency: 'EUR', exchange: { from: 'USD', source: 'ecb' } },
    ]);
    expect(batches[0]).not.toHaveProperty('exchange');
    const moved = world.payouts().map(({ payoutId, conversion }) => [payoutId, conversion?.to]);
    expect(moved).toEqual([
      ['mia-eur-3', undefined],
      ['mia-usd-4', { minorUnits: 9_232n, currency: 'EUR' }],
    ]);
  });

  it('is taxed in the ledger’s currency, and what is left is exchanged', async () => {
    const world = await aWorld(sepa, {
      merchants: [aMerchant({ tax: unitedStates })],
      taxProfiles: [aTaxProfile({ forms: [] })],
    });
    await world.earn('mia', 'USD', 100_000n);

    await pay(world);

    const { minorUnits, withholding, conversion } = onlyPayout(world);
    expect(withholding).toMatchObject({ grossMinorUnits: 100_000n, withheldMinorUnits: 24_000n });
    expect(minorUnits).toBe(76_000n);
    expect(conversion).toMatchObject({
      from: { minorUnits: 76_000n, currency: 'USD' },
      // 760 / 1.0832 = 701.6248…
      to: { minorUnits: 70_162n, currency: 'EUR' },
    });
    expect(world.violations()).toEqual([]);
  });

  it('is handed to a rail that is called in multiples that it pays, with nothing left behind', async () => {
    const rail = aCalledRail({ HUF: 100n });
    rail.say.onSubmit = sayOfAll('paid');
    const world = await aWorld(
      { rail: 'stripe', accountId: 'acct_mia', currency: 'HUF' },
      rail.rails,
    );
    await world.earn('mia', 'USD', 10_000n);

    await pay(world);

    // 100 / 1.0832 x 391.27 = 36,121.676…
    const amount = { currency: 'HUF', minorUnits: 3_612_200n };
    expect(rail.sent[0]).toMatchObject({ batchId: 'may-stripe-HUF-1', payments: [amount] });
    expect(onlyPayout(world)).toMatchObject({
      ...{ state: 'confirmed', conversion: { to: amount, multipleMinorUnits: 100n } },
    });
    expect(await world.balances('mia', 'USD')).toMatchObject({ payable: 0n, paid: 10_000n });
    expect(world.violations()).toEqual([]);
  });

  it('is not paid when nothing comes of it', async () => {
    const world = await aWorld({ rail: 'manual', currency: 'KWD' });
    await tell(world, '2026-05-01', { USD: '1000000', KWD: '0.0001' });
    await world.earn('mia', 'USD', 10_000n);

    expect((await world.planPayouts(run)).skipped).toMatchObject([{ reason: 'below-minimum' }]);
  });

  it('says by a dry run what would come of it, and writes nothing', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);

    const { planned } = await world.planPayouts({ ...run, dryRun: true });

    expect(planned).toMatchObject([
      { currency: 'USD', minorUnits: 10_000n, conversion: { to: { minorUnits: 9_232n } } },
    ]);
    expect(world.queued).toEqual([]);
    expect(world.payouts()).toEqual([]);
  });

  it('is found by a check of the ledger when anything of its quote was changed', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await pay(world);
    const store = { conversions: [], ...world.ledger.export() };
    const { conversion, ...payout } = onlyPayout(world);
    if (conversion === undefined) throw new Error('It was exchanged.');
    const findIn = (payouts: Payout[]) =>
      verifyLedger({ ...store, payouts }, sha256)
        .filter(({ where }) => where.includes('payout/'))
        .map(({ detail }) => detail);

    const to = { minorUnits: 9_233n, currency: 'EUR' };
    expect(findIn([{ ...payout, conversion }])).toEqual([]);
    expect(findIn([{ ...payout, conversion: { ...conversion, to } }])).toEqual([
      'The reserve of the payout names another conversion.',
      '100.00 USD are 92.32 EUR by the recorded rates, and 92.33 EUR is recorded.',
    ]);
    expect(findIn([payout])).toEqual(['The reserve of the payout names another conversion.']);
    const from = { minorUnits: 9_999n, currency: 'USD' };
    expect(findIn([{ ...payout, conversion: { ...conversion, from } }])).toContain(
      'The payout is over 10000 USD, exchanged are 9999 USD.',
    );
  });

  it('is told in both currencies by statements, the journal and the cash that is needed', async () => {
    const world = await aWorld();
    await world.earn('mia', 'USD', 10_000n);
    await pay(world);
    const needed = forecastCash(
      { conversions: [], ...world.ledger.export() },
      'acme',
      daysAfterOrder(60),
    );
    await world.resolvePayout('acme', 'mia-usd-2', { outcome: 'confirmed', evidence: 'line 7' });
    const entries = await world.ledger.listEntries('acme', 'mia', 0, 100);

    const cut = cutStatement('2026-05', 'UTC', entries);
    const account = { merchantId: 'acme', creatorId: 'mia' };
    const none = { orders: new Map(), payouts: new Map() };
    const csv = writeStatementCsv(describeStatement(account, cut, none), {
      ...{ merchant: 'Acme', creator: 'Mia', payees: {} },
    });
    expect(csv).toContain('Paid as 92.32 EUR: 1 EUR = 1.0832 USD (ecb, 2026-04-30)');
    expect(csv).toContain(',-100.00,92.32,EUR\r\n');

    const accounts = ['settling', 'payable', 'in-payout', 'cash-clearing'];
    const mapping = Object.fromEntries(accounts.map((name) => [name, name]));
    const cash = writeBookCsv({ kind: 'journal', journal: listJournal(entries, mapping) })
      .split('\r\n')
      .filter((row) => row.includes('cash-clearing'));
    expect(cash).toEqual([
      expect.stringMatching(
        /,USD,0\.00,100\.00,92\.32,EUR,"1 EUR = 1\.0832 USD \(ecb, 2026-04-30\)"$/,
      ),
    ]);
    expect(needed).toEqual([
      {
        ...{ why: 'reserved', dueOn: '2026-05-01', currency: 'EUR', rail: 'sepa' },
        minorUnits: 9_232n,
      },
    ]);
  });
});
