import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { Invoice, SelfBillingAgreement } from '../../../core/invoices/index.ts';
import type { IssuedStatement, StatedLine } from '../../../core/statements/index.ts';
import type { TaxNumber, TaxProfile } from '../../../core/tax/tax-profile.ts';
import { monthSpan } from '../../../core/time/month-span.ts';
import { billCreator } from '../../../functions/issue-statements/bill-creator.ts';
import { aCreator, aMerchant } from '../../support/factories/a-program.ts';
import { anAgreement, anOrderLine, aUnit } from '../../support/factories/an-invoice.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import {
  type InMemoryLedgerStore,
  inMemoryLedgerStore,
} from '../../support/in-memory-ledger-store.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import {
  inMemoryStatementStore,
  inMemoryStatementTexts,
} from '../../support/in-memory-statements.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';
import { Interruption, interruptCalls } from '../../support/interrupt-calls.ts';

const account = { merchantId: 'acme', creatorId: 'mia' };
const tax = { country: 'DE', timezone: 'Europe/Berlin', incomeKind: 'commission' } as const;
const merchant = aMerchant({ tax: { ...tax, legalName: 'Acme GmbH', taxNumber: 'DE987654321' } });

const profileOf = (country: string): TaxProfile => ({
  ...{ merchantId: 'acme', receiver: { kind: 'creator', id: 'mia' }, country, kind: 'individual' },
  forms: [
    { kind: 'vat', from: '2025-01-01', evidence: 'VIES', number: { kind: 'vat', ending: '' } },
  ],
});
const vat = (number: string): TaxNumber[] => [
  { form: 'vat', from: '2025-01-01', kind: 'vat', number },
];

async function aWorld(agreement: Partial<SelfBillingAgreement> = {}) {
  const ledger = inMemoryLedgerStore();
  const ports = {
    directory: inMemoryProgramDirectory({ merchants: [merchant], creators: [aCreator()] }),
    billings: inMemoryBillingStore(),
    profiles: inMemoryTaxProfileStore(),
    statements: inMemoryStatementStore(),
    texts: inMemoryStatementTexts(),
    invoices: inMemoryInvoiceStore(),
    ...{ ledger, invoicing: ledger },
    sha256,
    now: () => Date.parse('2026-06-02T04:00:00Z'),
  };
  await ports.billings.save('acme', 'mia', anAgreement(agreement));
  await ports.profiles.save(profileOf('DE'), vat('DE123456789'));

  async function state(month: string, ...lines: readonly StatedLine[]) {
    const span = monthSpan(month, 'UTC');
    if (span === undefined) throw new Error(`${month} is no month.`);
    const statement: IssuedStatement = {
      ...{ format: 'tributary-statement/1', number: `mia-${month}`, ...account, period: month },
      ...{ timeZone: 'UTC', from: '', until: '' },
      ...{ entries: { after: 0, through: 1, lastHash: '' }, units: [aUnit(...lines)] },
    };
    const text = JSON.stringify(statement);
    const key = { ...account, number: statement.number, sha256: sha256(text) };
    await ports.texts.put(key, text);
    const record = { ...key, ...span, month, timeZone: 'UTC', throughSequence: 1, issuedAt: 1 };
    await ports.statements.add(record);
  }

  async function issued(): Promise<Invoice[]> {
    const { items } = await ports.invoices.list('acme', 'mia', { limit: 100 });
    const texts = await Promise.all(items.map((record) => ports.texts.read(record)));
    const invoices = texts.map((text) => JSON.parse(text ?? '') as Invoice);
    return invoices.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  }
  return { ports, state, issued, bill: () => billCreator(ports, account) };
}

describe('billCreator', () => {
  it('issues the invoice of a month with both sides, the tax and the agreement', async () => {
    const { state, bill, issued } = await aWorld();
    await state('2026-04', anOrderLine('a', '10.00'));

    expect(await bill()).toBe(1);
    expect(await bill()).toBe(0);
    expect(await issued()).toMatchObject([
      {
        ...{ kind: 'invoice', number: 'SB-2026-000001', statement: 'mia-2026-04' },
        ...{ periodFrom: '2026-04-01', periodThrough: '2026-04-30', issuedOn: '2026-06-02' },
        supplier: { id: 'mia', name: 'Mia Müller & Co', country: 'DE', taxNumber: 'DE123456789' },
        customer: { id: 'acme', name: 'Acme GmbH', country: 'DE', taxNumber: 'DE987654321' },
        ...{ net: { amount: '10.00' }, taxAmount: { amount: '1.90' }, total: { amount: '11.90' } },
        ...{ notes: ['Self-billing'], agreement: { evidence: 'contract 12' } },
      },
    ]);
  });

  it('bills no month that ended before the agreement began or after it ended', async () => {
    const { state, bill, issued } = await aWorld({ from: '2026-02-15', until: '2026-03-31' });
    for (const month of ['2026-01', '2026-02', '2026-03', '2026-04']) {
      await state(month, anOrderLine(month, '1.00'));
    }
    await bill();

    expect((await issued()).map(({ period }) => period)).toEqual(['2026-02', '2026-03']);
  });

  it('lets a month wait for what is missing, and the later ones for it', async () => {
    const { ports, state, bill, issued } = await aWorld();
    await ports.profiles.remove('acme', { kind: 'creator', id: 'mia' });
    await state('2026-03', anOrderLine('a', '10.00'));
    await state('2026-04', anOrderLine('a', '-10.00', { restates: 'mia-2026-03' }));

    expect(await bill()).toBe(0);
    expect(await ports.invoices.findProgress('acme', 'mia')).toMatchObject({
      held: { period: '2026-03', reason: 'tax-profile-missing' },
    });

    await ports.profiles.save(profileOf('FR'), vat('FR12345678901'));
    expect(await bill()).toBe(2);
    expect(await issued()).toMatchObject([
      { number: 'SB-2026-000001', tax: { category: 'AE' }, taxAmount: { amount: '0.00' } },
      { kind: 'credit-note', credits: { number: 'SB-2026-000001' }, tax: { category: 'AE' } },
    ]);
    expect(await ports.invoices.findProgress('acme', 'mia')).toEqual({ through: '2026-04' });
  });

  it('takes no number of another country for the supplier’s', async () => {
    const { ports, state, bill } = await aWorld();
    await ports.profiles.save(profileOf('DE'), vat('FR12345678901'));
    await state('2026-04', anOrderLine('a', '10.00'));
    await bill();

    expect(await ports.invoices.findProgress('acme', 'mia')).toMatchObject({
      held: { reason: 'tax-number-missing' },
    });
  });

  it('shows no numbers of anybody where the supplier is not registered', async () => {
    const { ports, state, bill, issued } = await aWorld({ registration: 'not-registered' });
    await ports.profiles.save({ ...profileOf('DE'), forms: [] }, []);
    await state('2026-04', anOrderLine('a', '10.00'));
    await bill();
    const [invoice] = await issued();

    expect(invoice).toMatchObject({ tax: { category: 'O' }, total: { amount: '10.00' } });
    expect(JSON.stringify(invoice)).not.toContain('taxNumber');
  });

  it('issues each document once and numbers them without a gap, wherever a run dies', async () => {
    let calls = 1;
    for (let index = 0; index < calls; index += 1) {
      for (const when of ['before', 'after'] as const) {
        const { ports, state, bill, issued } = await aWorld();
        await state('2026-03', anOrderLine('a', '10.00'), anOrderLine('b', '2.00'));
        await state(
          '2026-04',
          anOrderLine('a', '-10.00', { restates: 'mia-2026-03' }),
          anOrderLine('c', '1.00'),
        );
        const dying = interruptCalls(index, when);
        const wrapped = {
          ...ports,
          invoices: dying.wrap(ports.invoices),
          texts: dying.wrap(ports.texts),
          ledger: dying.wrap(ports.ledger),
        };
        await expect(billCreator(wrapped, account)).rejects.toBeInstanceOf(Interruption);
        await bill();

        expect((await issued()).map(({ number, net }) => [number, net.amount])).toEqual([
          ['SB-2026-000001', '12.00'],
          ['SB-2026-000002', '1.00'],
          ['SB-2026-000003', '10.00'],
        ]);
        expect(await taxEntries(ports.ledger)).toEqual([
          ['SB-2026-000001', 228n],
          ['SB-2026-000002', 19n],
          ['SB-2026-000003', -190n],
        ]);
      }
      if (index === 0) calls = await countCalls();
    }
    expect(calls).toBeGreaterThan(15);
  });

  it('makes the tax of an invoice payable, and takes that of a credit note back', async () => {
    const { ports, state, bill } = await aWorld();
    await state('2026-03', anOrderLine('a', '10.00'));
    await bill();
    expect((await ports.ledger.readHead('acme', 'mia')).balances.EUR).toMatchObject({
      ...{ payable: 190n, debt: 0n },
    });

    await state('2026-04', anOrderLine('a', '-10.00', { restates: 'mia-2026-03' }));
    await bill();
    expect((await ports.ledger.readHead('acme', 'mia')).balances.EUR).toMatchObject({
      ...{ payable: 0n, debt: 0n },
    });
  });

  it('posts nothing for who is not registered', async () => {
    const { ports, state, bill } = await aWorld({ registration: 'not-registered' });
    await ports.profiles.save({ ...profileOf('DE'), forms: [] }, []);
    await state('2026-04', anOrderLine('a', '10.00'));

    expect(await bill()).toBe(1);
    expect(await taxEntries(ports.ledger)).toEqual([]);
  });

  it('lets two creators of one prefix share a series', async () => {
    const { ports, state, bill } = await aWorld();
    const other = { ...account, creatorId: 'zoe' };
    await state('2026-04', anOrderLine('a', '10.00'));
    const taken = { ...ports.invoices };
    // Somebody else takes the number between looking and taking.
    let isFirst = true;
    ports.invoices.lastPlace = async (merchantId, series) => {
      const place = await taken.lastPlace(merchantId, series);
      if (isFirst) {
        isFirst = false;
        await taken.add({
          ...{ ...other, number: 'SB-2026-000001', kind: 'invoice', series, place: 1 },
          ...{ cause: '2026-04#EUR#invoice', period: '2026-04', currency: 'EUR' },
          ...{ issuedOn: '2026-06-02', issuedAt: 1, sha256: '00' },
        });
      }
      return place;
    };
    await bill();

    const { items } = await ports.invoices.list('acme', 'mia', { limit: 10 });
    expect(items.map(({ number }) => number)).toEqual(['SB-2026-000002']);
  });
});

/** The invoices whose tax was posted, and how much. */
async function taxEntries(ledger: InMemoryLedgerStore) {
  const entries = await ledger.listEntries('acme', 'mia', 0, 100);
  return entries.map(({ invoice, postings }) => [
    invoice,
    postings.find(({ account: posted }) => posted === 'indirect-tax')?.minorUnits,
  ]);
}

/** How many calls a run makes that nothing interrupts. */
async function countCalls(): Promise<number> {
  const { ports, state } = await aWorld();
  await state('2026-03', anOrderLine('a', '10.00'), anOrderLine('b', '2.00'));
  await state(
    '2026-04',
    anOrderLine('a', '-10.00', { restates: 'mia-2026-03' }),
    anOrderLine('c', '1.00'),
  );
  const counting = interruptCalls(Number.POSITIVE_INFINITY, 'before');
  const wrapped = {
    ...ports,
    invoices: counting.wrap(ports.invoices),
    texts: counting.wrap(ports.texts),
    ledger: counting.wrap(ports.ledger),
  };
  await billCreator(wrapped, account);
  return counting.calls;
}
