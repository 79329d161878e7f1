import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../../adapters/crypto/sha256.ts';
import type { LedgerExport } from '../../../../core/ledger/ledger-export.ts';
import { verifyLedger } from '../../../../core/ledger/verify-ledger.ts';
import type { Payout } from '../../../../core/payouts/payout.ts';
import { aPayoutWorld } from '../../../support/a-payout-world.ts';
import { aSealedMethod } from '../../../support/a-text-seal.ts';
import { aTaxProfile } from '../../../support/factories/a-tax-profile.ts';
import { aMerchant, daysAfterOrder } from '../../../support/factories/index.ts';

const tax = { country: 'US', timezone: 'America/New_York', incomeKind: 'commission' } as const;

/** A ledger with one payout of 1,000.00 USD, of which 240.00 are withheld. */
async function aTaxedLedger(): Promise<Pick<LedgerExport, 'payouts' | 'taxYears' | 'accounts'>> {
  const method = aSealedMethod({ rail: 'csv', holder: 'Mia', account: '4711-0815' });
  const world = aPayoutWorld([{ creatorId: 'mia', method }], {
    ...{ beginsAt: daysAfterOrder(18), taxProfiles: [aTaxProfile({ forms: [] })] },
    merchants: [aMerchant({ tax })],
  });
  await world.earn('mia', 'USD', 100_000n);
  await world.planPayouts({ merchantId: 'acme', runId: 'r1', dryRun: false });
  await world.runPayoutBatch({ merchantId: 'acme', batchId: 'r1-csv-USD-1' });
  expect(world.violations()).toEqual([]);
  return world.ledger.export();
}

const findAbout = (store: Pick<LedgerExport, 'payouts' | 'taxYears' | 'accounts'>, place: string) =>
  verifyLedger({ conversions: [], waitingLegs: [], ...store }, sha256)
    .filter(({ where }) => where.includes(place))
    .map(({ invariant }) => invariant);

const withPayout = (
  store: Awaited<ReturnType<typeof aTaxedLedger>>,
  change: (payout: Payout) => Payout,
) => ({ ...store, payouts: store.payouts.map(change) });

describe('verifyLedger of what is withheld', () => {
  it('finds a payout that says less was withheld than its entries do', async () => {
    const store = withPayout(await aTaxedLedger(), (payout) => ({
      ...payout,
      ...(payout.withholding && {
        withholding: { ...payout.withholding, withheldMinorUnits: 23_999n },
      }),
    }));

    expect(findAbout(store, 'payout/')).toContain('I5');
    expect(findAbout(store, 'tax/')).toEqual(['I9']);
  });

  it('finds a payout that has forgotten its tax', async () => {
    const store = withPayout(await aTaxedLedger(), ({ withholding: _, ...payout }) => payout);

    expect(findAbout(store, 'payout/')).toContain('I5');
    expect(findAbout(store, 'tax/')).toEqual(['I9']);
  });

  it('finds a payout that was taxed by another rule than its entry says', async () => {
    const store = withPayout(await aTaxedLedger(), (payout) => ({
      ...payout,
      ...(payout.withholding && { withholding: { ...payout.withholding, ruleId: 'another' } }),
    }));

    expect(findAbout(store, 'payout/')).toEqual(['I5']);
  });

  it('finds a tax year that is lost, and one that nobody was paid in', async () => {
    const store = await aTaxedLedger();
    const [total] = store.taxYears ?? [];
    if (total === undefined) throw new Error('There is a tax year.');

    expect(findAbout({ ...store, taxYears: [] }, 'tax/creator/mia/2026/USD')).toEqual(['I9']);
    const more = { ...store, taxYears: [total, { ...total, taxYear: 2025 }] };
    expect(findAbout(more, 'tax/creator/mia/2025/USD')).toEqual(['I9']);
    expect(findAbout(store, 'tax/')).toEqual([]);
  });
});
