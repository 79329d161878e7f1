import { describe, expect, it } from '@jest/globals';
import type { MerchantTax } from '../../../core/tax/merchant-tax.ts';
import type { TaxProfile } from '../../../core/tax/tax-profile.ts';
import { msPerDay } from '../../../core/time/instant.ts';
import { makeRunPayoutBatch } from '../../../functions/run-payout-batch/run-payout-batch.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import {
  aMerchant,
  aPayee,
  daysAfterOrder,
  somePayeeTerms,
} from '../../support/factories/index.ts';
import { Interruption, type Interruptions, interruptCalls } from '../../support/interrupt-calls.ts';

/** 20 March 2026: India's tax year ends in twelve days. */
const beginsAt = daysAfterOrder(18);
const csv = aSealedMethod({ rail: 'csv', holder: 'Somebody', account: '4711-0815' });
const people = ['leo', 'mia'].map((creatorId) => ({ creatorId, method: csv }));
const unitedStates = {
  country: 'US',
  timezone: 'America/New_York',
  incomeKind: 'commission',
} as const satisfies MerchantTax;
const india = { ...unitedStates, country: 'IN', timezone: 'Asia/Kolkata' } as const;

const signed = aTaxProfile();
const unsigned = aTaxProfile({ forms: [] });
const indian = (id: string, forms: TaxProfile['forms'] = []) =>
  aTaxProfile({ receiver: { kind: 'creator', id }, country: 'IN', forms });
const pan: TaxProfile['forms'] = [{ kind: 'pan', from: '2025-05-01', evidence: 'scan 1' }];

const aTaxWorld = (tax: MerchantTax | undefined, taxProfiles: readonly TaxProfile[]) =>
  aPayoutWorld(people, {
    ...{ beginsAt, taxProfiles, payees: [aPayee({ payoutMethod: csv })] },
    merchants: [aMerchant(tax === undefined ? {} : { tax })],
  });

/** Plans a run and works through its only batch. */
async function pay(world: PayoutWorld, runId: string, currency: string): Promise<void> {
  await world.planPayouts({ merchantId: 'acme', runId, dryRun: false });
  await world.runPayoutBatch({ merchantId: 'acme', batchId: `${runId}-csv-${currency}-1` });
}

const amounts = (world: PayoutWorld) =>
  world.payouts().map(({ creatorId, state, minorUnits, withholding }) => ({
    creatorId,
    state,
    paid: minorUnits,
    withheld: withholding?.withheldMinorUnits,
    ruleId: withholding?.ruleId,
  }));

const yearOf = (world: PayoutWorld, id: string, kind: 'creator' | 'payee' = 'creator') =>
  world.ledger.readTaxYear({
    ...{ merchantId: 'acme', receiver: { kind, id }, currency: 'INR', taxYear: 2025 },
  });

describe('a run of a merchant who is somebody for tax', () => {
  it('withholds by the rule of the day, and pays the rest', async () => {
    const world = aTaxWorld(unitedStates, [unsigned]);
    await world.earn('mia', 'USD', 100_000n);

    await pay(world, 'r1', 'USD');

    expect(amounts(world)).toEqual([
      {
        ...{ creatorId: 'mia', state: 'submitted', paid: 76_000n, withheld: 24_000n },
        ruleId: 'us-backup-2000',
      },
    ]);
    expect(await world.balances('mia', 'USD')).toMatchObject({
      ...{ payable: 0n, inPayout: 76_000n, taxWithheld: 24_000n },
    });
    expect(world.files.stored.get('acme/r1-csv-USD-1.csv')?.content).toContain('760.00,USD');
    const [payout] = world.payouts();
    expect(payout?.withholding).toMatchObject({ day: '2026-03-20', taxYear: 2026 });
    expect(payout?.withholding?.working.join(' ')).toContain('24 % of 1000.00 USD');

    await world.resolvePayout('acme', 'mia-usd-2', { outcome: 'confirmed', evidence: 'bank' });
    expect(await world.balances('mia', 'USD')).toMatchObject({
      ...{ inPayout: 0n, paid: 76_000n, taxWithheld: 24_000n },
    });
    expect(world.violations()).toEqual([]);
  });

  it('withholds nothing of whom has signed, and says by which rule', async () => {
    const world = aTaxWorld(unitedStates, [signed]);
    await world.earn('mia', 'USD', 100_000n);

    await pay(world, 'r1', 'USD');

    expect(amounts(world)).toMatchObject([
      { paid: 100_000n, withheld: 0n, ruleId: 'us-1099-nec-2000' },
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('withholds nothing, and holds nothing, for a merchant without a tax setting', async () => {
    const world = aTaxWorld(undefined, []);
    await world.earn('mia', 'USD', 100_000n);

    await pay(world, 'r1', 'USD');

    expect(amounts(world)).toMatchObject([{ paid: 100_000n, withheld: undefined }]);
    expect(world.violations()).toEqual([]);
  });

  it.each([
    {
      what: 'without a profile',
      profiles: [],
      reason: 'tax-form-missing',
      detail: 'There is no tax profile on file',
    },
    {
      what: 'abroad without a W-8',
      profiles: [aTaxProfile({ country: 'DE', forms: [] })],
      reason: 'tax-form-missing',
      detail: 'servicesPerformedIn',
    },
  ])('skips whom is $what, and says what clears it', async ({ profiles, reason, detail }) => {
    const world = aTaxWorld(unitedStates, profiles);
    await world.earn('mia', 'USD', 100_000n);

    const dry = await world.planPayouts({ merchantId: 'acme', runId: 'r0', dryRun: true });

    expect(dry.planned).toEqual([]);
    expect(dry.skipped).toMatchObject([{ creatorId: 'mia', reason, minorUnits: 100_000n }]);
    expect(dry.skipped[0]?.detail).toContain(detail);
  });

  it('holds what is in another currency than the rule, and what no certain rule is for', async () => {
    const world = aTaxWorld(unitedStates, [signed]);
    await world.earn('mia', 'EUR', 100_000n);
    world.wait(300 * msPerDay);
    await world.earn('mia', 'USD', 100_000n);

    const dry = await world.planPayouts({ merchantId: 'acme', runId: 'r0', dryRun: true });

    expect(dry.skipped).toMatchObject([
      { currency: 'EUR', reason: 'tax-on-hold' },
      { currency: 'USD', reason: 'tax-on-hold' },
    ]);
    expect(dry.skipped[1]?.detail).toContain('us-1099-nec-indexed is not verified');
  });

  it('reserves nothing for whom has withdrawn the profile since the plan', async () => {
    const world = aTaxWorld(unitedStates, [signed]);
    await world.earn('mia', 'USD', 100_000n);
    await world.planPayouts({ merchantId: 'acme', runId: 'r1', dryRun: false });
    const directory = { ...world.directory, findTaxProfile: async () => undefined };

    await makeRunPayoutBatch({ ...world.ports, directory })({
      ...{ merchantId: 'acme', batchId: 'r1-csv-USD-1' },
    });

    expect(world.payouts()).toEqual([]);
    expect(await world.balances('mia', 'USD')).toMatchObject({ payable: 100_000n });
  });

  it('says in a dry run how much would be withheld, and keeps nothing', async () => {
    const world = aTaxWorld(india, [indian('mia', pan)]);
    await world.earn('mia', 'INR', 2_500_000n);

    const dry = await world.planPayouts({ merchantId: 'acme', runId: 'r0', dryRun: true });

    expect(dry.planned).toMatchObject([{ minorUnits: 2_500_000n, withheldMinorUnits: 50_000n }]);
    expect(await yearOf(world, 'mia')).toMatchObject({ version: 0, paid: [] });
  });
});

describe('the tax year of a receiver', () => {
  it('takes in what was free, once a payment passes the threshold', async () => {
    const world = aTaxWorld(india, [indian('mia', pan)]);
    await world.earn('mia', 'INR', 1_500_000n);
    await pay(world, 'r1', 'INR');
    await world.earn('mia', 'INR', 1_000_000n);
    await pay(world, 'r2', 'INR');

    expect(amounts(world)).toMatchObject([
      { paid: 1_500_000n, withheld: 0n },
      { paid: 950_000n, withheld: 50_000n },
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('is a payee’s over all of its creators, in a plan and in the accounts', async () => {
    const world = aTaxWorld(india, [
      { ...indian('northern', pan), receiver: { kind: 'payee', id: 'northern' } },
    ]);
    const terms = somePayeeTerms({ remainderTo: 'payee' });
    const from = daysAfterOrder(1);
    for (const creatorId of ['leo', 'mia']) {
      await world.directory.assignPayee('acme', creatorId, { from, terms }, from);
      await world.earn(creatorId, 'INR', 1_500_000n);
    }

    const dry = await world.planPayouts({ merchantId: 'acme', runId: 'r0', dryRun: true });
    await pay(world, 'r1', 'INR');

    expect(dry.planned.map((each) => each.withheldMinorUnits)).toEqual([0n, 60_000n]);
    expect(amounts(world)).toMatchObject([{ withheld: 0n }, { withheld: 60_000n }]);
    expect(await yearOf(world, 'northern', 'payee')).toMatchObject({
      paid: [{ grossMinorUnits: 3_000_000n, withheldMinorUnits: 60_000n }],
    });
    expect(world.violations()).toEqual([]);
  });

  it('counts one after the other when two creators of a payee are paid at once', async () => {
    const world = aTaxWorld(india, [
      { ...indian('northern', pan), receiver: { kind: 'payee', id: 'northern' } },
    ]);
    const terms = somePayeeTerms({ remainderTo: 'payee' });
    const from = daysAfterOrder(1);
    for (const [creatorId, runId] of [
      ['leo', 'r1'],
      ['mia', 'r2'],
    ] as const) {
      await world.directory.assignPayee('acme', creatorId, { from, terms }, from);
      await world.earn(creatorId, 'INR', 1_500_000n);
      await world.planPayouts({ merchantId: 'acme', runId, dryRun: false });
    }

    await Promise.all(
      ['r1', 'r2'].map((runId) =>
        world.runPayoutBatch({ merchantId: 'acme', batchId: `${runId}-csv-INR-1` }),
      ),
    );

    const withheld = amounts(world).map((each) => each.withheld);
    expect(withheld.toSorted()).toEqual([0n, 60_000n]);
    expect(world.violations()).toEqual([]);
  });

  it('is divided by receiver: each part of an account by whoever has it', async () => {
    const world = aTaxWorld(unitedStates, [
      signed,
      aTaxProfile({ receiver: { kind: 'payee', id: 'northern' }, forms: [] }),
    ]);
    const from = daysAfterOrder(1);
    await world.directory.assignPayee('acme', 'mia', { from, terms: somePayeeTerms() }, from);
    await world.earn('mia', 'USD', 100_000n);

    await pay(world, 'r1', 'USD');

    const parts = world.payouts().map(({ division, minorUnits, withholding }) => ({
      to: division?.payeeId ?? 'mia',
      minorUnits,
      withheld: withholding?.withheldMinorUnits,
    }));
    expect(parts).toEqual([
      { to: 'mia', minorUnits: 85_000n, withheld: 0n },
      { to: 'northern', minorUnits: 11_400n, withheld: 3_600n },
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('gets back what a failed payout had, in the year of the payout', async () => {
    const world = aTaxWorld(india, [indian('mia', pan)]);
    await world.earn('mia', 'INR', 2_500_000n);
    await pay(world, 'r1', 'INR');
    expect(await yearOf(world, 'mia')).toMatchObject({ paid: [{ grossMinorUnits: 2_500_000n }] });
    world.wait(30 * msPerDay);

    await world.resolvePayout('acme', 'mia-inr-2', { outcome: 'failed', evidence: 'bank' });

    expect(await yearOf(world, 'mia')).toMatchObject({ version: 2, paid: [] });
    expect(await world.balances('mia', 'INR')).toMatchObject({
      ...{ payable: 2_500_000n, inPayout: 0n, taxWithheld: 0n },
    });
    expect(world.violations()).toEqual([]);
  });

  it('is not lowered by a reversal: later payments are', async () => {
    const world = aTaxWorld(unitedStates, [unsigned]);
    const [settled, reversal] = world.close('mia', 'USD', [100_000n, 70_000n]);
    if (settled === undefined || reversal === undefined) throw new Error('There are two legs.');
    await world.post([settled]);
    await pay(world, 'r1', 'USD');
    await world.post([reversal]);
    await world.earn('mia', 'USD', 100_000n);

    await pay(world, 'r2', 'USD');

    expect(amounts(world)).toMatchObject([
      { paid: 76_000n, withheld: 24_000n },
      { paid: 53_200n, withheld: 16_800n },
    ]);
    expect(world.violations()).toEqual([]);
  });
});

describe('a payout of which all is withheld', () => {
  it('has arrived as soon as it is submitted, and is in no file', async () => {
    const world = aTaxWorld(india, [indian('mia')]);
    await world.earn('mia', 'INR', 1_900_000n);
    await pay(world, 'r1', 'INR');
    await world.earn('mia', 'INR', 400_000n);

    await pay(world, 'r2', 'INR');

    expect(amounts(world)).toMatchObject([
      { state: 'submitted', paid: 1_900_000n, withheld: 0n },
      { state: 'confirmed', paid: 0n, withheld: 400_000n },
    ]);
    const batch = await world.ledger.findBatch('acme', 'r2-csv-INR-1');
    expect(batch?.released).toMatchObject({ payoutIds: [] });
    expect(world.files.stored.has('acme/r2-csv-INR-1.csv')).toBe(false);
    expect(world.violations()).toEqual([]);
  });
});

describe('a payout that is submitted on another day than it was reserved', () => {
  it('is reserved anew, and taxed by the day on which it is paid', async () => {
    const world = aTaxWorld(unitedStates, [unsigned]);
    await world.earn('mia', 'USD', 100_000n);
    await world.planPayouts({ merchantId: 'acme', runId: 'r1', dryRun: false });
    const batch = { merchantId: 'acme', batchId: 'r1-csv-USD-1' };
    const dying = {
      ...world.ports.payouts,
      submit: async () => {
        throw new Error('The worker dies.');
      },
    };
    await expect(makeRunPayoutBatch({ ...world.ports, payouts: dying })(batch)).rejects.toThrow(
      'dies',
    );
    world.wait(msPerDay);

    await world.runPayoutBatch(batch);

    expect(world.payouts().map(({ state, withholding }) => [state, withholding?.day])).toEqual([
      ['cancelled', '2026-03-20'],
      ['submitted', '2026-03-21'],
    ]);
    expect(await world.balances('mia', 'USD')).toMatchObject({
      ...{ payable: 0n, inPayout: 76_000n, taxWithheld: 24_000n },
    });
    expect(world.violations()).toEqual([]);
  });

  it.each(['before', 'after'] as const)(
    'killed %s any one of its calls and run again, it withholds once, by a total that is right',
    async (when) => {
      const planned = async () => {
        const world = aTaxWorld(india, [indian('mia', pan)]);
        await world.earn('mia', 'INR', 2_500_000n);
        await world.planPayouts({ merchantId: 'acme', runId: 'r1', dryRun: false });
        return world;
      };
      const batch = { merchantId: 'acme', batchId: 'r1-csv-INR-1' };
      const whole = interruptCalls(Number.POSITIVE_INFINITY, when);
      await runWith(await planned(), whole)(batch);
      expect(whole.calls).toBeGreaterThan(10);

      for (let index = 0; index < whole.calls; index += 1) {
        const world = await planned();
        await expect(runWith(world, interruptCalls(index, when))(batch)).rejects.toThrow(
          Interruption,
        );

        await world.runPayoutBatch(batch);

        expect(amounts(world)).toMatchObject([{ state: 'submitted', withheld: 50_000n }]);
        expect(await yearOf(world, 'mia')).toMatchObject({
          paid: [{ withheldMinorUnits: 50_000n }],
        });
        expect(world.violations()).toEqual([]);
      }
    },
  );
});

function runWith({ ports }: PayoutWorld, { wrap }: Interruptions) {
  const { ledger, payouts, directory, files } = ports;
  return makeRunPayoutBatch({
    ...ports,
    ledger: wrap(ledger),
    payouts: wrap(payouts),
    directory: wrap(directory),
    files: wrap(files),
  });
}
