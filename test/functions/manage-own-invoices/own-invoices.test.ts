import { describe, expect, it } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { sha256OfBytes } from '../../../adapters/crypto/sha256-of-bytes.ts';
import { writeUbl } from '../../../adapters/invoices/write-ubl.ts';
import type { OwnInvoices } from '../../../core/invoices/billing.ts';
import { monthOf } from '../../../core/time/month-span.ts';
import { makeIssueStatements } from '../../../functions/issue-statements/issue-statements.ts';
import { makeEndpoint } from '../../../functions/manage-own-invoices/endpoint.ts';
import type { AuthorizerContext } from '../../../functions/shared/http/caller.ts';
import { aPayoutWorld, type PayoutWorld } from '../../support/a-payout-world.ts';
import { aSealedMethod } from '../../support/a-text-seal.ts';
import { anHttpEvent } from '../../support/an-http-event.ts';
import { callerOf, manager } from '../../support/call-endpoint.ts';
import { checkedEndpoint } from '../../support/contract/checked-endpoint.ts';
import { aTaxProfile } from '../../support/factories/a-tax-profile.ts';
import { anOrderLine, aUnit, billMonth } from '../../support/factories/an-invoice.ts';
import { aMerchant } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import { inMemoryOwnInvoiceDocuments } from '../../support/in-memory-own-invoice-documents.ts';
import { inMemoryPayeeStatementStore } from '../../support/in-memory-payee-statements.ts';
import {
  inMemoryStatementStore,
  inMemoryStatementTexts,
} from '../../support/in-memory-statements.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';
import { Interruption, type Interruptions, interruptCalls } from '../../support/interrupt-calls.ts';

const csv = aSealedMethod({ rail: 'csv', holder: 'Mia', account: '4711-0815' });
const mia = { scopes: 'me', keyId: 'mia-key', merchantId: 'acme', creatorId: 'mia' };
const path = '/v1/me/own-invoices/2026-04/EUR';
const ofMerchant = '/v1/creators/mia/own-invoices/2026-04/EUR';
const msPerDay = 86_400_000;
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const content = (text: string) => Buffer.from(text).toString('base64');

/** A PDF over what April came to. */
const aPdf = (changed: object = {}) => ({
  document: { format: 'application/pdf', content: content('%PDF-1.7 seventeen') },
  ...{ number: '17', issuedOn: '2026-05-03' },
  ...{ net: eur('100.00'), tax: eur('19.00'), gross: eur('119.00') },
  ...changed,
});

/** A German creator who writes invoices, and a German merchant; it is April. */
async function aWorld({
  from = '2026-01-01',
  vat = true,
  ...billing
}: Partial<OwnInvoices> & { vat?: boolean } = {}) {
  const invoices = { kind: 'invoices', from, ...billing } as const;
  const merchant = aMerchant({
    tax: {
      country: 'DE',
      timezone: 'Europe/Berlin',
      incomeKind: 'commission',
      taxNumber: 'DE987654321',
    },
  });
  const profile = aTaxProfile({
    country: 'DE',
    forms: vat
      ? [{ kind: 'vat', from: '2025-01-01', evidence: 'VIES', number: { kind: 'vat', ending: '' } }]
      : [],
  });
  const world = aPayoutWorld([{ creatorId: 'mia', method: csv }], {
    beginsAt: Date.parse('2026-04-10T12:00:00Z'),
    // Nothing is withheld here; that is another test's.
    merchants: [{ ...merchant, timeZone: 'UTC' }],
    billings: [{ merchantId: 'acme', creatorId: 'mia', billing: invoices }],
    taxProfiles: [profile],
  });
  const profiles = inMemoryTaxProfileStore();
  await profiles.save(
    profile,
    vat ? [{ form: 'vat', from: '2025-01-01', kind: 'vat', number: 'DE123456789' }] : [],
  );
  const ports = {
    ...world.ports,
    directory: world.directory,
    ...{ profiles, invoicing: world.ledger, ledger: world.ledger, payouts: world.ledger },
    billings: { find: world.directory.findBilling },
    statements: inMemoryStatementStore(),
    payeeStatements: inMemoryPayeeStatementStore(),
    texts: inMemoryStatementTexts(),
    invoices: inMemoryInvoiceStore(),
    documents: inMemoryOwnInvoiceDocuments(),
    audit: inMemoryAuditLog(),
    // Of an order nothing but its name would be asked for.
    conversions: { load: async () => ({ facts: [], frozen: [] }) as never },
    sha256OfBytes,
  };
  const issue = makeIssueStatements({
    ...ports,
    hasTime: () => true,
    continueWith: async () => {},
    reportFailure: (_, error) => {
      throw error;
    },
  });
  const faults: unknown[] = [];
  const call = callerOf(makeEndpoint(ports, (error) => faults.push(error)));
  const months = () => {
    const at = ports.now();
    world.wait(32 * msPerDay);
    return monthOf(at, 'UTC');
  };
  return {
    ...{ world, ports, faults, call },
    /** The month ends, and its statement is issued. */
    async state(): Promise<string> {
      const month = months();
      await issue({ of: 'merchant', merchantId: 'acme' });
      return month;
    },
    put: (body: object, to = path, as: AuthorizerContext = to === path ? mia : manager) =>
      call(`PUT ${to}`, { body, as }),
    balances: () => world.balances('mia', 'EUR'),
  };
}

let runs = 0;
async function pay(world: PayoutWorld) {
  runs += 1;
  const runId = `r${runs}`;
  const run = await world.planPayouts({ merchantId: 'acme', runId, dryRun: false });
  for (const { batchId } of run.batches)
    await world.runPayoutBatch({ merchantId: 'acme', batchId });
  return run;
}

/** Uploads an invoice on ports of which one dies; answers of what. */
async function tryUpload(
  ports: Awaited<ReturnType<typeof aWorld>>['ports'],
  dying: Interruptions,
): Promise<unknown> {
  const faults: unknown[] = [];
  const wrapped = {
    ...ports,
    ledger: dying.wrap(ports.ledger),
    invoicing: dying.wrap(ports.invoicing),
    documents: dying.wrap(ports.documents),
  };
  const call = callerOf(makeEndpoint(wrapped, (error) => faults.push(error)));
  await call(`PUT ${path}`, { body: aPdf(), as: mia });
  return faults[0];
}

describe('the invoice that a creator writes', () => {
  it('is waited for, held against the statement, and paid with the tax on it', async () => {
    const { world, state, put, call } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    expect(await state()).toBe('2026-04');

    expect((await pay(world)).skipped).toMatchObject([
      { reason: 'invoice-missing', detail: expect.stringContaining('2026-04 over 100.00 EUR') },
    ]);
    const open = { period: '2026-04', status: 'missing', net: eur('100.00'), gross: eur('119.00') };
    expect((await call('GET /v1/me/own-invoices', { as: mia })).document).toMatchObject({
      items: [{ ...open, tax: { category: 'S', percent: '19', amount: eur('19.00') } }],
    });

    const wrong = aPdf({ net: eur('90.00'), tax: eur('17.10'), gross: eur('107.10') });
    expect((await put(wrong)).document).toMatchObject({
      ...{ status: 'different', invoice: { version: 1 } },
    });
    expect((await pay(world)).skipped).toMatchObject([
      { reason: 'invoice-different', detail: expect.stringContaining('net 90.00 EUR, not 100.00') },
    ]);

    expect(await put(aPdf())).toMatchObject({
      status: 200,
      document: { status: 'matched', invoice: { version: 2, number: '17', differences: [] } },
    });
    await pay(world);
    expect(world.payouts()).toMatchObject([
      { state: 'submitted', minorUnits: 11_900n, indirectTaxMinorUnits: 1_900n },
    ]);
    expect(world.violations()).toEqual([]);
  });

  it('is read from XML, and nobody tells its figures twice', async () => {
    const { world, state, put } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    const [invoice] = billMonth('2026-04', aUnit(anOrderLine('a', '100.00')));
    if (invoice === undefined) throw new Error('No invoice was written.');
    const document = { format: 'application/xml', content: content(writeUbl(invoice)) };

    expect((await put({ document, number: '17' })).status).toBe(422);
    expect((await put({ document })).document).toMatchObject({
      status: 'matched',
      invoice: { number: 'SB-2026-000001', net: eur('100.00'), tax: eur('19.00') },
    });
  });

  it('is paid as far as it covers what was earned; later months wait for theirs', async () => {
    const { world, state, put } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await put(aPdf());
    await world.earn('mia', 'EUR', 5_000n);
    await pay(world);
    expect(world.payouts()).toMatchObject([{ minorUnits: 11_900n }]);

    expect(await state()).toBe('2026-05');
    expect((await pay(world)).skipped).toMatchObject([
      { reason: 'invoice-missing', minorUnits: 5_000n },
    ]);
    const may = aPdf({ number: '18', net: eur('50.00'), tax: eur('9.50'), gross: eur('59.50') });
    await put(may, '/v1/me/own-invoices/2026-05/EUR', mia);
    await pay(world);
    expect(world.payouts().map(({ minorUnits }) => minorUnits)).toEqual([11_900n, 5_950n]);
    expect(world.violations()).toEqual([]);
  });

  it('stays as it is once something was paid on it', async () => {
    const { world, state, put } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await put(aPdf());
    const corrected = aPdf({ number: '17a' });
    expect((await put(corrected)).document).toMatchObject({ invoice: { version: 2 } });
    await pay(world);

    expect(await put(aPdf({ number: '17b' }))).toMatchObject({
      ...{ status: 409, document: { type: '/problems/invoice-paid' } },
    });
    expect((await put(corrected)).document).toMatchObject({ invoice: { version: 2 } });
    const first = { merchantId: 'acme', creatorId: 'mia', month: '2026-04', billedCurrency: 'EUR' };
    expect(await world.ledger.findVersion('acme', 'mia', { ...first, version: 1 })).toMatchObject({
      number: '17',
    });
  });

  it('gives its tax back when a version that differs takes its place', async () => {
    const { world, state, put, balances } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await put(aPdf());
    expect(await balances()).toMatchObject({ payable: 11_900n });

    await put(aPdf({ net: eur('1.00') }));
    expect(await balances()).toMatchObject({ payable: 10_000n });
    expect(world.violations()).toEqual([]);
  });

  it('changes nothing when it comes twice', async () => {
    const { world, state, put } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await put(aPdf());
    const { sequence } = await world.ledger.readHead('acme', 'mia');

    expect(await put(aPdf())).toMatchObject({ status: 200, document: { invoice: { version: 1 } } });
    expect((await world.ledger.readHead('acme', 'mia')).sequence).toBe(sequence);
  });

  it('is taken once with its tax, wherever the function dies', async () => {
    let calls = 1;
    for (let index = 0; index < calls; index += 1) {
      for (const when of ['before', 'after'] as const) {
        const { world, ports, state, put, balances } = await aWorld();
        await world.earn('mia', 'EUR', 10_000n);
        await state();
        expect(await tryUpload(ports, interruptCalls(index, when))).toBeInstanceOf(Interruption);

        expect((await put(aPdf())).document).toMatchObject({
          ...{ status: 'matched', invoice: { version: 1 } },
        });
        expect(await balances()).toMatchObject({ payable: 11_900n });
        expect(world.violations()).toEqual([]);
      }
      if (index === 0) {
        const { world, ports, state } = await aWorld();
        await world.earn('mia', 'EUR', 10_000n);
        await state();
        const counting = interruptCalls(Number.POSITIVE_INFINITY, 'before');
        expect(await tryUpload(ports, counting)).toBeUndefined();
        calls = counting.calls;
      }
    }
    expect(calls).toBeGreaterThan(4);
  });

  it('needs none for what was earned before the creator wrote them', async () => {
    const { world, state, call } = await aWorld({ from: '2026-05-01' });
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await world.earn('mia', 'EUR', 5_000n);

    expect((await call('GET /v1/me/own-invoices', { as: mia })).document).toMatchObject({
      ...{ from: '2026-05-01', items: [] },
    });
    await pay(world);
    expect(world.payouts()).toMatchObject([{ minorUnits: 10_000n }]);
  });

  it('bears no tax of who has no VAT number, and the tax that the billing says', async () => {
    const { world, state, put } = await aWorld({ vat: false });
    await world.earn('mia', 'EUR', 10_000n);
    await state();

    expect((await put(aPdf())).document).toMatchObject({
      tax: { category: 'O', amount: eur('0.00') },
      invoice: { differences: [{ field: 'tax', expected: '0.00 EUR' }, { field: 'gross' }] },
    });
    const without = aPdf({ tax: eur('0.00'), gross: eur('100.00') });
    expect((await put(without)).document).toMatchObject({ status: 'matched' });
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(10_000n);
  });

  it('is taken with a tax that nobody is certain of if the merchant says why', async () => {
    const { world, state, put } = await aWorld({ vat: false, registration: 'registered' });
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    expect((await put(aPdf())).document).toMatchObject({
      taxUncertain: { reason: 'tax-number-missing' },
      ...{ status: 'different', invoice: { differences: [{ field: 'tax' }] } },
    });

    expect((await put(aPdf({ acceptTax: 'Seen the papers.' }))).status).toBe(422);
    const accepted = await put(aPdf({ acceptTax: 'Seen the papers.' }), ofMerchant);
    expect(accepted.document).toMatchObject({
      ...{ status: 'matched', invoice: { version: 2, taxAccepted: 'Seen the papers.' } },
    });
    expect((await world.balances('mia', 'EUR'))?.payable).toBe(11_900n);
  });

  it('is shown to the byte, as a file to save', async () => {
    const { world, state, put, ports } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();
    await put(aPdf(), ofMerchant);
    const endpoint = checkedEndpoint(makeEndpoint(ports, () => {}));
    const get = (version: string) =>
      endpoint(
        anHttpEvent({
          ...{ path: `${ofMerchant}/versions/${version}`, query: '', authorizer: manager },
        }),
        {} as Context,
      );

    const shown = await get('1');
    expect(shown).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(shown.body).toBe(content('%PDF-1.7 seventeen'));
    expect(shown.headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
      'content-disposition': 'attachment; filename="invoice-2026-04-1.pdf"',
      etag: `"${sha256OfBytes(Buffer.from('%PDF-1.7 seventeen'))}"`,
    });
    expect((await get('2')).statusCode).toBe(404);
    expect((await get('x')).statusCode).toBe(404);
  });

  it.each([
    {
      what: 'no PDF',
      body: aPdf({ document: { format: 'application/pdf', content: content('hi') } }),
    },
    { what: 'no XML', body: { document: { format: 'application/xml', content: content('hi') } } },
    {
      what: 'bytes that are no text',
      body: { document: { format: 'application/xml', content: '/////w==' } },
    },
    { what: 'no base64', body: aPdf({ document: { format: 'application/pdf', content: '***' } }) },
    {
      what: 'figures in two currencies',
      body: aPdf({ tax: { amount: '19.00', currency: 'USD' } }),
    },
    { what: 'a number that is none', body: aPdf({ number: '  ' }) },
    {
      what: 'a document that is too large',
      body: aPdf({ document: { format: 'application/pdf', content: 'A'.repeat(2_700_000) } }),
    },
  ])('is refused with $what', async ({ body }) => {
    const { world, state, put } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);
    await state();

    expect((await put(body)).status).toBe(422);
  });

  it('is refused for a month without a statement, and of who writes none', async () => {
    const { put, world, call } = await aWorld();
    await world.earn('mia', 'EUR', 10_000n);

    expect((await put(aPdf())).document).toMatchObject({ type: '/problems/nothing-to-invoice' });
    expect((await call('GET /v1/me/own-invoices/2026-4/EUR', { as: mia })).status).toBe(404);
    expect((await call('GET /v1/creators/nobody/own-invoices', {})).status).toBe(404);

    const other = await aWorld();
    other.ports.billings.find = async () => undefined;
    const billed = callerOf(makeEndpoint(other.ports, () => {}));
    expect(await billed(`PUT ${path}`, { body: aPdf(), as: mia })).toMatchObject({
      ...{ status: 409, document: { type: '/problems/not-invoicing' } },
    });
  });
});
