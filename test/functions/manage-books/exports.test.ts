import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import type { ExportStep } from '../../../core/finance/book-export.ts';
import { makeEndpoint } from '../../../functions/manage-books/endpoint.ts';
import { callerOf } from '../../support/call-endpoint.ts';
import { aMerchant } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryBooks } from '../../support/in-memory-books.ts';
import { inMemoryRemittanceStore } from '../../support/in-memory-remittance-store.ts';

const finance = { merchantId: 'acme', keyId: 'ada', scopes: 'payouts' };
const accounts = { payable: 1610, 'in-payout': '1630' };

function startApi() {
  const books = inMemoryBooks();
  const audit = inMemoryAuditLog();
  const steps: ExportStep[] = [];
  const endpoint = makeEndpoint(
    {
      directory: { findMerchant: async () => aMerchant({ timeZone: 'Europe/Berlin' }) },
      remittances: inMemoryRemittanceStore(),
      ...books,
      enqueueExport: async (step) => {
        steps.push(step);
      },
      newId: () => 'e1',
      now: () => Date.parse('2026-04-16T09:00:00Z'),
      ...{ audit, sha256 },
    },
    () => {},
  );
  const call = callerOf(endpoint);
  const post = (body: object, as = finance) => call('POST /v1/exports', { body, as });
  return { books, steps, audit, call, post };
}

describe('POST /v1/exports', () => {
  it('begins an export on the merchant’s calendar, and writes down who asked for it', async () => {
    const { post, steps, books, audit } = startApi();

    const { status, document } = await post({ kind: 'journal', period: '2026-03', accounts });

    expect(status).toBe(202);
    expect(document).toMatchObject({
      ...{ exportId: 'e1', kind: 'journal', state: 'running', read: 0, author: 'key:ada' },
      ...{ from: '2026-02-28T23:00:00.000Z', until: '2026-03-31T22:00:00.000Z' },
    });
    expect(steps).toEqual([{ merchantId: 'acme', exportId: 'e1', parts: 0, read: 0 }]);
    expect((await books.exports.find('acme', 'e1'))?.request).toMatchObject({
      accounts: { payable: '1610', 'in-payout': '1630' },
    });
    const logged = await audit.list('acme', { kind: 'books.exported' }, { limit: 1 });
    expect(logged.items).toHaveLength(1);
  });

  it('takes days, a cut-off, and the day of payouts', async () => {
    const { post, books } = startApi();
    const requested = async (body: object) => {
      expect((await post(body)).status).toBe(202);
      return (await books.exports.find('acme', 'e1'))?.request;
    };

    expect(
      await requested({ kind: 'journal', from: '2026-03-01', to: '2026-03-02', accounts }),
    ).toMatchObject({ until: Date.parse('2026-03-02T23:00:00Z') });
    expect(await requested({ kind: 'accrual', at: '2026-03-31' })).toEqual({
      ...{ kind: 'accrual', at: Date.parse('2026-03-31T22:00:00Z') },
    });
    expect(await requested({ kind: 'cash' })).toMatchObject({ runDay: 15 });
  });

  it.each([
    { what: 'no time', body: { kind: 'journal', accounts }, says: 'Name a month' },
    { what: 'no month', body: { kind: 'journal', period: '2026-13', accounts }, says: '2026-13' },
    {
      what: 'days that run backwards',
      body: { kind: 'journal', from: '2026-03-02', to: '2026-03-01', accounts },
      says: 'Name a month',
    },
    { what: 'an unknown kind', body: { kind: 'ledger' }, says: '' },
    { what: 'a day too late in months', body: { kind: 'cash', runDay: 29 }, says: '' },
  ])('refuses $what', async ({ body, says }) => {
    const { post, steps } = startApi();

    const { status, document } = await post(body);

    expect(status).toBe(422);
    expect(JSON.stringify(document.issues)).toContain(says);
    expect(steps).toEqual([]);
  });

  it('is for whoever may pay, and for nobody else', async () => {
    const { post, call } = startApi();
    const reader = { ...finance, scopes: 'manage,read' };

    expect((await post({ kind: 'cash' }, reader)).status).toBe(403);
    expect((await call('GET /v1/exports/e1', { as: reader })).status).toBe(403);
  });
});

describe('GET /v1/exports/{exportId}', () => {
  it('shows files with addresses that expire, once it is done', async () => {
    const { post, call, books } = startApi();
    await post({ kind: 'cash' });
    const running = await call('GET /v1/exports/e1', { as: finance });
    const made = await books.exports.find('acme', 'e1');
    if (made === undefined) throw new Error('There is an export.');
    const file = await books.files.putFile(made, 'csv', 'a,b\r\n');
    await books.exports.save({ ...made, state: 'done', files: [file], endedAt: 1, read: 7 });

    const done = await call('GET /v1/exports/e1', { as: finance });

    expect(running.document.files).toBeUndefined();
    expect(done.document).toMatchObject({
      ...{ state: 'done', read: 7 },
      files: [
        {
          ...{ format: 'csv', bytes: 5, expiresAt: '2026-04-16T09:05:00.000Z' },
          url: expect.stringContaining('cash-e1.csv'),
        },
      ],
    });
  });

  it('knows no export of another merchant', async () => {
    const { post, call } = startApi();
    await post({ kind: 'cash' });

    const other = { ...finance, merchantId: 'other' };
    expect((await call('GET /v1/exports/e1', { as: other })).status).toBe(404);
  });
});
