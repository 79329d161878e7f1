import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { postIndirectTax } from '../../../core/ledger/post-indirect-tax.ts';
import type { MerchantTax } from '../../../core/tax/merchant-tax.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import { aMerchant, daysAfterOrder } from '../../support/factories/index.ts';

const csv = aSealedMethod({ rail: 'csv', holder: 'Somebody', account: '4711-0815' });
const tax = {
  ...{ country: 'US', timezone: 'America/New_York', incomeKind: 'commission' },
} as const satisfies MerchantTax;
/** Without a form, 24 % are withheld. */
const profile = aTaxProfile({ forms: [] });

const aTaxWorld = (payer: { readonly tax?: MerchantTax } = { tax }) =>
  aPayoutWorld([{ creatorId: 'mia', method: csv }], {
    ...{ beginsAt: daysAfterOrder(18), taxProfiles: [profile] },
    merchants: [aMerchant(payer)],
  });

let invoices = 0;
async function invoice(world: PayoutWorld, minorUnits: bigint): Promise<void> {
  invoices += 1;
  const head = await world.ledger.readHead('acme', 'mia');
  const claim = { claim: `${invoices}`, invoice: `SB-${invoices}`, currency: 'USD', minorUnits };
  await world.ledger.write(postIndirectTax(head, claim, { at: world.ports.now(), sha256 }));
}

async function pay(world: PayoutWorld, runId: string) {
  const run = await world.planPayouts({ merchantId: 'acme', runId, dryRun: false });
  if (run.planned.length > 0) {
    await world.runPayoutBatch({ merchantId: 'acme', batchId: `${runId}-csv-USD-1` });
  }
  return run;
}

describe('a run that pays indirect tax', () => {
  it('withholds of what was earned, counts that in the year, and pays the tax whole', async () => {
    const world = aTaxWorld();
    await world.earn('mia', 'USD', 100_000n);
    await invoice(world, 19_000n);

    const { planned } = await pay(world, 'r1');

    expect(planned).toMatchObject([
      { minorUnits: 119_000n, withheldMinorUnits: 24_000n, indirectTaxMinorUnits: 19_000n },
    ]);
    expect(world.payouts()).toMatchObject([
      {
        ...{ state: 'submitted', minorUnits: 95_000n, indirectTaxMinorUnits: 19_000n },
        withholding: { grossMinorUnits: 100_000n, withheldMinorUnits: 24_000n },
      },
    ]);
    const year = { merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' } } as const;
    expect(
      await world.ledger.readTaxYear({ ...year, currency: 'USD', taxYear: 2026 }),
    ).toMatchObject({ paid: [{ grossMinorUnits: 100_000n, withheldMinorUnits: 24_000n }] });
    expect(world.violations()).toEqual([]);
  });

  it('reaches no minimum by tax', async () => {
    const world = aTaxWorld({});
    await world.earn('mia', 'USD', 2_499n);
    await invoice(world, 500n);
    expect(await pay(world, 'r1')).toMatchObject({
      ...{ planned: [], skipped: [{ minorUnits: 2_999n, reason: 'below-minimum' }] },
    });

    await world.earn('mia', 'USD', 1n);
    await pay(world, 'r2');
    expect(world.payouts()).toMatchObject([{ minorUnits: 3_000n }]);
  });

  it('pays tax by itself whose commission was paid before, whatever the day', async () => {
    const world = aTaxWorld();
    await world.earn('mia', 'USD', 10_000n);
    await pay(world, 'r1');
    await invoice(world, 190n);

    await pay(world, 'r2');

    expect(world.payouts()).toMatchObject([
      { minorUnits: 7_600n },
      { state: 'submitted', minorUnits: 190n, indirectTaxMinorUnits: 190n },
    ]);
    expect(world.payouts()[1]).not.toHaveProperty('withholding');
    expect(world.violations()).toEqual([]);
  });

  it('withholds of all that was earned where credited tax lowers the payment', async () => {
    const world = aTaxWorld();
    await world.earn('mia', 'USD', 10_000n);
    await invoice(world, 1_900n);
    await pay(world, 'r1');
    await invoice(world, -1_900n);
    await world.earn('mia', 'USD', 10_000n);

    await pay(world, 'r2');

    expect(world.payouts()[1]).toMatchObject({
      ...{ minorUnits: 5_700n, indirectTaxMinorUnits: -1_900n },
      withholding: { grossMinorUnits: 10_000n, withheldMinorUnits: 2_400n },
    });
    expect(world.violations()).toEqual([]);
  });

  it('waits where credited tax leaves less than is to be withheld', async () => {
    const world = aTaxWorld();
    await world.earn('mia', 'USD', 100_000n);
    await invoice(world, 19_000n);
    await pay(world, 'r1');
    await invoice(world, -19_000n);
    await world.earn('mia', 'USD', 24_000n);

    const { planned, skipped } = await pay(world, 'r2');

    expect(planned).toEqual([]);
    expect(skipped).toMatchObject([{ reason: 'tax-on-hold', minorUnits: 5_000n }]);
  });
});
