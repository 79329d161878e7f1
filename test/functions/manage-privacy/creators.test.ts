import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { SocialAccount } from '../../../core/social/accounts/index.ts';
import { makeEndpoint } from '../../../functions/manage-privacy/endpoint.ts';
import { aPayoutWorld, bankPayees } from '../../support/a-payout-world.ts';
import { aPrivacyWorld } from '../../support/a-privacy-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import {
  aCode,
  aLink,
  aPayee,
  daysAfterOrder,
  somePayeeTerms,
} from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';

const iban = 'DE02120300000000202051';

/** Mia has a bank account, a guardian who is paid for her, a link and a code; Leo shares the agency with her. */
async function openWithMia() {
  const world = aPayoutWorld(bankPayees, { taxProfiles: [aTaxProfile()] });
  const { directory, ledger } = world;
  const audit = inMemoryAuditLog();
  const persons = aPrivacyWorld();
  const { statements, billings, invoices, socialAccounts, forgotten } = persons;
  const endpoint = makeEndpoint(
    {
      ...persons,
      ...{ directory, ledger, registry: directory, payouts: ledger, audit, sha256 },
      now: () => daysAfterOrder(70),
    },
    () => {},
  );
  const guardian = aPayee({
    ...{ payeeId: 'mum', name: 'Maria Mountain', kind: 'guardian' },
    payoutMethod: aSealedMethod({
      rail: 'sepa',
      holder: 'Maria Mountain',
      iban: 'NL91ABNA0417164300',
    }),
  });
  await directory.savePayee(guardian, daysAfterOrder(1));
  await directory.savePayee(aPayee(), daysAfterOrder(1));
  const assign = (creatorId: string, payeeId: string, days: number) =>
    directory.assignPayee(
      'acme',
      creatorId,
      { from: daysAfterOrder(days), terms: somePayeeTerms({ payeeId }) },
      daysAfterOrder(1),
    );
  await assign('mia', 'mum', 300);
  await assign('mia', 'northern', 400);
  await assign('leo', 'northern', 300);
  await directory.saveLink(aLink({ slug: 'mia-tent' }));
  await directory.saveLink(aLink({ slug: 'leo-tent', creatorId: 'leo' }));
  await directory.saveCode(aCode({ code: 'MIA10' }));
  const call = callerOf(endpoint);
  const body = { creatorId: 'mia' };
  return {
    ...world,
    ...{ audit, statements, billings, invoices, socialAccounts, forgotten },
    exportMia: () => call('POST /v1/privacy/export', { body }),
    eraseMia: () => call('POST /v1/privacy/erase', { body }),
    erase: (creatorId: string) => call('POST /v1/privacy/erase', { body: { creatorId } }),
    async payOut() {
      await world.planPayouts({ merchantId: 'acme', runId: 'run-1', dryRun: false });
      for (const batch of world.queued.splice(0)) await world.runPayoutBatch(batch);
    },
    async confirm() {
      for (const { payoutId } of world.payouts()) {
        const report = { outcome: 'confirmed', evidence: 'The bank says so.' } as const;
        await world.resolvePayout('acme', payoutId, report);
      }
    },
  };
}

const aMonthOf = (year: number, index: number) => `${year}-${String(index + 1).padStart(2, '0')}`;

const aStatementOf = (creatorId: string, month: string) => ({
  ...{ merchantId: 'acme', creatorId, number: `${creatorId}-${month}`, month, timeZone: 'UTC' },
  ...{ from: daysAfterOrder(0), until: daysAfterOrder(30), issuedAt: daysAfterOrder(31) },
  ...{ sha256: 'ab12', throughSequence: 1 },
});

const anInvoiceOf = (creatorId: string, number: string, place: number) => ({
  ...({ merchantId: 'acme', creatorId, number, place, kind: 'invoice', series: 'INV' } as const),
  ...{ cause: `2026-03/${creatorId}`, period: '2026-03', currency: 'EUR', sha256: 'ab12' },
  ...{ issuedOn: '2026-04-01', issuedAt: daysAfterOrder(31) },
});

describe('a creator’s data', () => {
  it('is handed out whole, accounts included', async () => {
    const { exportMia, earn, payOut, audit } = await openWithMia();
    await earn('mia', 'EUR', 50_000n);
    await payOut();

    const { status, document } = await exportMia();

    expect(status).toBe(200);
    expect(document).toMatchObject({
      creatorId: 'mia',
      profile: { payoutMethod: { rail: 'sepa', holder: 'Mia Mountain', iban } },
      taxProfile: { country: 'US', forms: [{ kind: 'W-9', number: { ending: '1120' } }] },
      enrolments: [{ programId: 'spring' }],
      links: [{ slug: 'mia-tent' }],
      codes: [{ code: 'MIA10' }],
      payees: [
        { payeeId: 'mum', name: 'Maria Mountain', payoutMethod: { rail: 'sepa' } },
        { payeeId: 'northern', name: 'Northern Talent' },
      ],
      payouts: [{ amount: { amount: '500.00', currency: 'EUR' }, method: { iban } }],
    });
    // The agency's account is the agency's.
    expect(document.payees[1]).not.toHaveProperty('payoutMethod');
    expect(document.account.entries).toHaveLength(2);
    const { items } = await audit.list('acme', {}, { limit: 5 });
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toMatch(/Mountain|DE02/);
  });

  it('names what was issued of them, and how they are billed', async () => {
    const { exportMia, statements, billings, invoices } = await openWithMia();
    const months = Array.from({ length: 120 }, (_, index) =>
      aMonthOf(2020 + Math.floor(index / 12), index % 12),
    );
    for (const month of months) await statements.add(aStatementOf('mia', month));
    await statements.add(aStatementOf('leo', '2026-03'));
    await billings.save('acme', 'mia', { kind: 'invoices', from: '2026-01-01' });
    await invoices.add(anInvoiceOf('mia', 'INV-1', 1));
    await invoices.add(anInvoiceOf('leo', 'INV-2', 2));

    const { document } = await exportMia();

    expect(document.billing).toEqual({ kind: 'invoices', from: '2026-01-01' });
    const periods = document.statements.map(({ period }: { period: string }) => period);
    expect(periods.toSorted()).toEqual(months);
    expect(document.invoices).toMatchObject([{ number: 'INV-1', kind: 'invoice', sha256: 'ab12' }]);
  });

  it('has the accounts at platforms, and nothing that opens them', async () => {
    const { exportMia, socialAccounts } = await openWithMia();
    const account: SocialAccount = {
      ...{ merchantId: 'acme', creatorId: 'mia', accountId: 'x~77', handle: 'mia' },
      ...{ profileId: '77', scopes: ['tweet.read'], linkHost: 'go.example' },
      ...{ statusAt: daysAfterOrder(1), connectedAt: daysAfterOrder(1) },
      ...({ platform: 'x', proof: 'oauth', status: 'connected' } as const),
    };
    await socialAccounts.change(account, () => account);

    const { document } = await exportMia();

    expect(document.socialAccounts).toMatchObject([
      { accountId: 'x~77', handle: 'mia', status: 'connected', scopes: ['tweet.read'] },
    ]);
  });

  it('is erased, and the books stay as they are', async () => {
    const { eraseMia, earn, payOut, confirm, directory, payouts, violations, ledger, forgotten } =
      await openWithMia();
    await earn('mia', 'EUR', 50_000n);
    await payOut();
    await confirm();
    const before = [await ledger.readHead('acme', 'mia'), payouts()];

    const { status, document } = await eraseMia();

    expect([status, document.erasedPayees]).toEqual([200, ['mum']]);
    expect(forgotten).toEqual(['acme/mia']);
    const creator = await directory.findCreator('acme', 'mia');
    expect(creator).toMatchObject({ name: 'Erased', identityHashes: [] });
    expect(creator).not.toHaveProperty('payoutMethod');
    const mum = await directory.findPayee('acme', 'mum');
    expect(mum).toEqual({ merchantId: 'acme', payeeId: 'mum', name: 'Erased', kind: 'guardian' });
    expect(await directory.findPayee('acme', 'northern')).toEqual(aPayee());
    expect(await directory.findEnrolment('acme', 'spring', 'mia')).toMatchObject({
      leftAt: daysAfterOrder(70),
    });
    expect([await ledger.readHead('acme', 'mia'), payouts()]).toEqual(before);
    expect(violations()).toEqual([]);
  });

  it('is erased once, however often it is asked for', async () => {
    const { eraseMia } = await openWithMia();

    const first = await eraseMia();

    expect(await eraseMia()).toMatchObject({
      status: 200,
      document: { erasedAt: first.document.erasedAt },
    });
  });

  it('is kept while there is money to be paid, and said which', async () => {
    const { eraseMia, earn, payOut, confirm, directory } = await openWithMia();
    await earn('mia', 'EUR', 50_000n);
    const payable = await eraseMia();
    await payOut();
    await earn('mia', 'USD', 1_234n);
    const inPayout = await eraseMia();

    expect(payable).toMatchObject({
      status: 409,
      document: {
        type: '/problems/money-open',
        title: 'There is money to be paid first: 500.00 EUR payable.',
        issues: [{ what: 'payable', amount: { amount: '500.00', currency: 'EUR' } }],
      },
    });
    expect(inPayout.document.issues).toEqual([
      { what: 'in payout', amount: { amount: '500.00', currency: 'EUR' } },
      { what: 'payable', amount: { amount: '12.34', currency: 'USD' } },
    ]);
    expect(await directory.findCreator('acme', 'mia')).not.toHaveProperty('erasedAt');
    await confirm();
    expect((await eraseMia()).document.issues).toHaveLength(1);
  });

  it('of another creator stays, and an unknown one is unknown', async () => {
    const { eraseMia, erase, directory } = await openWithMia();
    const before = await directory.findCreator('acme', 'leo');

    await eraseMia();

    expect(await directory.findCreator('acme', 'leo')).toEqual(before);
    expect((await erase('nobody')).status).toBe(404);
  });
});
