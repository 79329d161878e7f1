import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { remitTax } from '../../../core/tax/remit-tax.ts';
import type { RemittanceStore } from '../../../core/tax/remittance-store.ts';
import { changeTaxYear, emptyTaxYear } from '../../../core/tax/tax-year-total.ts';
import { makeEndpoint } from '../../../functions/manage-books/endpoint.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { aRemittance } from '../../support/factories/a-remittance.ts';
import { aWithholding } from '../../support/factories/a-withholding.ts';
import { aMerchant } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryBooks } from '../../support/in-memory-books.ts';
import { inMemoryRemittanceStore } from '../../support/in-memory-remittance-store.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const tax = { country: 'US', timezone: 'America/New_York', incomeKind: 'commission' } as const;
const finance = { merchantId: 'acme', keyId: 'ada', scopes: 'payouts' };

/** Of mia and leo 2.40 USD each are withheld in 2026. */
function totals() {
  return ['mia', 'leo'].map((id) => {
    const receiver = { kind: 'creator', id } as const;
    const year = { merchantId: 'acme', receiver, currency: 'USD', taxYear: 2026 };
    return changeTaxYear(emptyTaxYear(year), aWithholding(), 1n);
  });
}

function startApi(changes: Partial<RemittanceStore> = {}, merchantTax: typeof tax | null = tax) {
  const store = inMemoryRemittanceStore(totals);
  const audit = inMemoryAuditLog();
  const merchant = aMerchant(merchantTax === null ? {} : { tax: merchantTax });
  const endpoint = makeEndpoint(
    {
      directory: { findMerchant: async () => merchant },
      remittances: { ...store, ...changes },
      ...inMemoryBooks(),
      enqueueExport: async () => {},
      newId: () => 'e1',
      now: () => Date.parse('2026-04-16T09:00:00Z'),
      ...{ audit, sha256 },
    },
    () => {},
  );
  const call = callerOf(endpoint);
  const post = (body: object, as = finance) =>
    call('POST /v1/tax/remittances', { body: { ...body0, ...body }, as });
  return { store, audit, call, post };
}

const body0 = {
  ...{ country: 'US', period: '2026-Q1', amount: usd('3.00') },
  ...{ reference: 'EFTPS 4711', paidOn: '2026-04-15' },
};

describe('POST /v1/tax/remittances', () => {
  it('posts a payment to the authority once, and writes down who said so', async () => {
    const { post, store, audit } = startApi();

    const first = await post({});
    const again = await post({});
    const logged = await audit.list('acme', { kind: 'tax.remitted' }, { limit: 10 });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.document).toMatchObject({
      ...{ amount: usd('3.00'), taxYear: 2026, entry: 1, postedAt: '2026-04-16T09:00:00.000Z' },
    });
    expect(again.document).toEqual(first.document);
    expect(store.export()[0]?.entries).toHaveLength(1);
    expect(logged.items[0]).toMatchObject({ author: 'key:ada' });
  });

  it('refuses another payment under a reference that is taken', async () => {
    const { post, store } = startApi();
    await post({});

    const other = await post({ amount: usd('1.00') });

    expect(other).toMatchObject({
      ...{ status: 409, document: { type: '/problems/remittance-known' } },
    });
    expect(store.export()[0]?.entries).toHaveLength(1);
  });

  it('never remits more than is withheld and not yet remitted, and says how much that is', async () => {
    const { post } = startApi();
    await post({});

    const more = await post({ reference: 'r2', amount: usd('1.81') });
    const rest = await post({ reference: 'r2', amount: usd('1.80') });
    const otherYear = await post({ reference: 'r3', period: '2025', amount: usd('0.01') });

    expect(more).toMatchObject({
      status: 409,
      document: {
        type: '/problems/more-than-withheld',
        title: 'Of the tax year 2026 only 1.80 USD are withheld and not yet remitted.',
      },
    });
    expect(rest.status).toBe(201);
    expect(otherYear.document.title).toContain('only 0.00 USD');
  });

  it('reads again if somebody else remits at the same time, and then counts what they paid', async () => {
    const { store } = startApi();
    let isFirst = true;
    const { post } = startApi({
      ...store,
      async write(change) {
        if (isFirst) {
          isFirst = false;
          const head = await store.readHead('acme', 'US');
          const other = aRemittance({ reference: 'first', minorUnits: 200n });
          const postedAt = Date.parse('2026-04-16T09:00:00Z');
          await store.write(remitTax(head, other, 480n, { postedAt, sha256 }));
        }
        return store.write(change);
      },
    });

    const answer = await post({});

    expect(answer.document.title).toContain('only 2.80 USD');
    expect(store.export()[0]?.entries).toHaveLength(1);
  });

  it.each([
    { what: 'another country', body: { country: 'IN' }, path: ['country'] },
    { what: 'no period', body: { period: '2026-Q5' }, path: ['period'] },
    { what: 'a day to come', body: { paidOn: '2026-04-18' }, path: ['paidOn'] },
    { what: 'nothing', body: { amount: usd('0.00') }, path: ['amount', 'amount'] },
    { what: 'a blank reference', body: { reference: ' ' }, path: ['reference'] },
  ])('refuses $what', async ({ body, path }) => {
    const { status, document } = await startApi().post(body);

    expect(status).toBe(422);
    expect(document.issues).toMatchObject([{ path }]);
  });

  it('refuses a merchant who withholds nothing, and a key without the scope', async () => {
    const none = await startApi({}, null).post({});

    expect(none.document.issues[0].message).toContain('withholds nothing');
    expect((await startApi().post({}, { ...finance, scopes: 'manage,read' })).status).toBe(403);
  });
});

describe('GET /v1/tax/remittances and /v1/tax/liabilities', () => {
  it('list payments page by page, the newest first', async () => {
    const { post, call } = startApi();
    for (const reference of ['r1', 'r2', 'r3']) await post({ reference, amount: usd('0.10') });

    const first = await call('GET /v1/tax/remittances', { query: 'limit=2' });
    const cursor = encodeURIComponent(first.document.next);
    const second = await call('GET /v1/tax/remittances', { query: `limit=2&cursor=${cursor}` });

    const references = [first, second].map(({ document }) =>
      document.items.map((item: { reference: string }) => item.reference),
    );
    expect(references).toEqual([['r3', 'r2'], ['r1']]);
    expect(second.document.next).toBeUndefined();
  });

  it('show what is withheld, remitted and open', async () => {
    const { post, call } = startApi();
    await post({});

    const year = await call('GET /v1/tax/liabilities', { query: 'taxYear=2026' });
    const before = await call('GET /v1/tax/liabilities', { query: 'taxYear=2025' });

    expect(year.document.items).toEqual([
      {
        ...{ country: 'US', taxYear: 2026, receivers: 2, withheld: usd('4.80') },
        ...{ remitted: usd('3.00'), open: usd('1.80') },
      },
    ]);
    expect(before.document.items).toEqual([]);
  });
});
