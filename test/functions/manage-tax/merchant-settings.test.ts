import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../../adapters/crypto/sha256.ts';
import { readSpan } from '../../../core/finance/read-span.ts';
import { calendarOf } from '../../../core/programs/calendar-of.ts';
import type { Merchant } from '../../../core/programs/program.ts';
import { monthSpan } from '../../../core/time/month-span.ts';
import { makeEndpoint } from '../../../functions/manage-tax/endpoint.ts';
import { callerOf, manager, operator } from '../../support/call-endpoint.ts';
import { aMerchant } from '../../support/factories/index.ts';
import { inMemoryAuditLog } from '../../support/in-memory-audit-log.ts';
import { inMemoryBillingStore, inMemoryInvoiceStore } from '../../support/in-memory-invoices.ts';
import { inMemoryProgramDirectory } from '../../support/in-memory-program-directory.ts';
import { inMemoryTaxProfileStore } from '../../support/in-memory-tax-profile-store.ts';

const tax = { country: 'US', timezone: 'America/New_York', incomeKind: 'commission' } as const;
const reason = 'The company moved.';
const noon = '2026-03-10T16:00:00Z';

function anApi(merchant: Partial<Merchant> = {}, { usedYears = [] as number[], at = noon } = {}) {
  const directory = inMemoryProgramDirectory({ merchants: [aMerchant(merchant)] });
  const audit = inMemoryAuditLog();
  const clock = { at: Date.parse(at) };
  const endpoint = makeEndpoint(
    {
      ...{ directory, merchants: directory, audit, sha256, now: () => clock.at },
      taxYears: { isUsed: async (_, year) => usedYears.includes(year) },
      profiles: inMemoryTaxProfileStore(),
      ...{ billings: inMemoryBillingStore(), invoices: inMemoryInvoiceStore() },
    },
    () => {},
  );
  const call = callerOf(endpoint);
  const put = (what: 'time-zone' | 'tax', body: object) =>
    call(`PUT /v1/merchants/acme/${what}`, { body: { reason, ...body }, as: operator });
  return { call, put, directory, audit, clock };
}

describe('the time zone of a merchant', () => {
  it('changes from the next month on, and the log says who, why and from what', async () => {
    const { put, directory, audit } = anApi({ timeZone: 'Europe/Berlin' });

    const { status, document } = await put('time-zone', { timeZone: 'America/New_York' });
    const calendar = calendarOf(await directory.findMerchant('acme'));
    const logged = await audit.list('acme', { kind: 'merchant.time-zone-changed' }, { limit: 1 });

    expect(status).toBe(200);
    expect(document).toMatchObject({
      ...{ timeZone: 'America/New_York', currentMonth: '2026-03' },
      nextMonthFrom: '2026-03-31T22:00:00.000Z',
    });
    // March is Berlin's, and April begins where it ends and ends as New York's.
    expect(monthSpan('2026-03', calendar)).toEqual(monthSpan('2026-03', 'Europe/Berlin'));
    expect(monthSpan('2026-04', calendar)).toEqual({
      from: Date.parse('2026-03-31T22:00:00Z'),
      until: Date.parse('2026-05-01T04:00:00Z'),
    });
    expect(monthSpan('2026-05', calendar)).toEqual(monthSpan('2026-05', 'America/New_York'));
    expect(logged.items[0]).toMatchObject({
      ...{ author: 'operator', reason, before: { timeZone: 'Europe/Berlin' } },
    });
  });

  it('leaves every moment in one month, also after several changes in one', async () => {
    const { put, directory, clock } = anApi();
    for (const timeZone of ['Asia/Tokyo', 'America/New_York', 'Europe/Berlin']) {
      await put('time-zone', { timeZone });
      clock.at += 20 * 86_400_000;
    }
    const zone = calendarOf(await directory.findMerchant('acme'));
    const spanOf = (period: string) => readSpan({ period, zone }, (message) => new Error(message));

    const months = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map(spanOf);
    expect(months.slice(1).map(({ from }) => from)).toEqual(
      months.slice(0, -1).map(({ until }) => until),
    );
    // The days of a month are that month, whatever zone cuts it.
    expect(
      readSpan({ from: '2026-04-01', to: '2026-04-30', zone }, (message) => new Error(message)),
    ).toEqual(months[2]);
  });

  it('stays the same merchant, and is no change if it is the same zone', async () => {
    const { put, directory } = anApi({ timeZone: 'Europe/Berlin' });

    await put('time-zone', { timeZone: 'Europe/Berlin' });

    expect(await directory.findMerchant('acme')).toEqual(aMerchant({ timeZone: 'Europe/Berlin' }));
    expect((await put('time-zone', { timeZone: 'Mars' })).status).toBe(422);
  });
});

describe('who a merchant is for tax', () => {
  it('can be said later, and corrected, with a word in the log', async () => {
    const { put, directory, audit } = anApi();

    const first = await put('tax', { tax });
    const second = await put('tax', { tax: { ...tax, legalName: 'Acme, Inc.' } });

    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await directory.findMerchant('acme'))?.tax).toEqual({
      ...tax,
      legalName: 'Acme, Inc.',
    });
    const logged = await audit.list('acme', { kind: 'merchant.tax-changed' }, { limit: 9 });
    expect(logged.items).toHaveLength(2);
  });

  it('moves to another country only as long as nothing is counted in a tax year', async () => {
    const moved = { tax: { ...tax, country: 'CA', timezone: 'America/Toronto' } };
    const used = anApi({ tax }, { usedYears: [2024] });

    expect(await used.put('tax', moved)).toMatchObject({
      ...{ status: 409, document: { type: '/problems/tax-country-in-use' } },
    });
    expect((await used.directory.findMerchant('acme'))?.tax).toEqual(tax);
    expect((await anApi({ tax }).put('tax', moved)).status).toBe(200);
  });

  it('changes its zone only while both have the same day, so that no day of a month comes twice', async () => {
    const moved = { tax: { ...tax, timezone: 'America/Los_Angeles' } };
    const night = anApi({ tax }, { at: '2026-04-01T05:00:00Z' });

    const refused = await night.put('tax', moved);

    expect(refused.status).toBe(409);
    expect(refused.document.title).toContain(
      'It is 2026-04-01 in the time zone of before and 2026-03-31',
    );
    expect((await anApi({ tax }).put('tax', moved)).status).toBe(200);
  });

  it('refuses a change that somebody else came before', async () => {
    const { put, directory } = anApi();
    const known = await directory.findMerchant('acme');
    const replace = directory.replaceMerchant;
    directory.replaceMerchant = async (expected, next) => {
      await replace(expected, { ...expected, name: 'Acme Indoor' });
      return replace(expected, next);
    };

    expect((await put('tax', { tax })).document.type).toBe('/problems/merchant-changed');
    expect((await directory.findMerchant('acme'))?.name).not.toBe(known?.name);
  });
});

describe('the settings of a merchant', () => {
  it('are shown, to the operator only, and of those that there are', async () => {
    const { call } = anApi({ tax });
    const path = 'GET /v1/merchants/acme/settings';

    expect((await call(path, { as: operator })).document).toMatchObject({
      ...{ timeZone: 'UTC', currentMonth: '2026-03', tax },
      timeZones: [{ zone: 'UTC', chosenAt: '1970-01-01T00:00:00.000Z' }],
    });
    expect((await call(path, { as: manager })).status).toBe(403);
    const unknown = 'GET /v1/merchants/nobody/settings';
    expect((await call(unknown, { as: operator })).status).toBe(404);
  });
});
