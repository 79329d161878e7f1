import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { saveStore } from '../../cli/ledger-verify/save-store.ts';
import { main } from '../../cli/main.ts';
import { type AccountingLock, digestEntries, listEntries } from '../../core/finance/index.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';
import { aSettledStore } from '../support/a-settled-store.ts';

let folder: string;
let books: string;
let accounts: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-finance-'));
  books = join(folder, 'ledger.json');
  accounts = join(folder, 'accounts.yaml');
  await saveStore(books, await aSettledStore());
  await writeFile(
    accounts,
    'commission-expense: 4800\npending: "1590"\nsettling: "1595"\npayable: "1610"\ndebt: "1620"\n' +
      'in-payout: "1630"\ncash-clearing: "1360"\n',
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function call(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await main(['finance', ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const spring = ['--from', '2026-01-01', '--to', '2026-12-31'];
const sum = (rows: readonly string[][], column: number) =>
  rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0);

describe('tributary finance journal', () => {
  it('writes debits and credits that are equal in each currency, the same bytes each time', async () => {
    const argv = ['journal', '--export', books, '--accounts', accounts, ...spring];

    const { code, out } = await call(...argv);
    const [head = '', ...lines] = out.split('\r\n');
    const rows = lines.map((line) => line.split(','));

    expect(code).toBe(0);
    expect(head).toMatch(
      /accountNumber,creatorId,currency,debit,credit,movedAmount,movedCurrency,rates$/,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const currency of ['USD', 'JPY']) {
      const own = rows.filter((row) => row[9] === currency);
      expect(sum(own, 10)).toBe(sum(own, 11));
    }
    expect((await call(...argv)).out).toBe(out);
  });

  it('says with exit code 1 which accounts have no number', async () => {
    const few = join(folder, 'few.json');
    await writeFile(few, '{"payable":"1610"}');

    const { code, err } = await call('journal', '--export', books, '--accounts', few, ...spring);

    expect(code).toBe(1);
    expect(err).toContain('commission-expense');
  });

  it.each([
    { what: 'a mapping', argv: ['--period', '2026-04'], says: '--accounts' },
    { what: 'a month', argv: ['--period', '2026-14'], says: '2026-14' },
    { what: 'a time zone', argv: ['--period', '2026-04', '--zone', 'Mars'], says: 'Mars' },
    { what: 'days in order', argv: ['--from', '2026-04-02', '--to', '2026-04-01'], says: '--from' },
    { what: 'a merchant', argv: ['--period', '2026-04', '--merchant', 'other'], says: 'acme' },
  ])('asks for $what, with exit code 2', async ({ what, argv, says }) => {
    const mapped = what === 'a mapping' ? [] : ['--accounts', accounts];

    const { code, err } = await call('journal', '--export', books, ...mapped, ...argv);

    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});

describe('a locked month', () => {
  const april = ['--export', '', '--accounts', '', '--period', '2026-04'];

  async function journalOf(store: LedgerExport) {
    const file = join(folder, 'locked.json');
    await saveStore(file, store);
    return call('journal', ...april.with(1, file).with(3, accounts));
  }

  it('is exported the same for ever, and not at all once its entries are others', async () => {
    const store = await aSettledStore();
    const span = { from: Date.parse('2026-04-01'), until: Date.parse('2026-05-01') };
    const lock: AccountingLock = {
      ...{ merchantId: 'acme', month: '2026-04', timeZone: 'UTC', ...span },
      ...{ lockedAt: 0, author: 'key:ada', reason: 'Booked.' },
      entriesSha256: digestEntries(listEntries(store, 'acme', span), sha256),
    };
    const changed = {
      ...store,
      accounts: store.accounts.map((account) => ({
        ...account,
        entries: account.entries.slice(1),
      })),
    };

    const open = await journalOf(store);
    const locked = await journalOf({ ...store, locks: [lock] });
    const other = await journalOf({ ...changed, locks: [lock] });

    expect(open.code).toBe(0);
    expect(open.out.split('\r\n').length).toBeGreaterThan(10);
    expect(locked).toEqual(open);
    expect(other).toMatchObject({ code: 1, out: '' });
    expect(other.err).toContain('not those of the day it was locked');
  });

  it('is locked with the digest of its entries', async () => {
    const asked: unknown[] = [];
    const server = createServer(async (request, response) => {
      asked.push(request.url, JSON.parse(await text(request)));
      response.end('{"period":"2026-04"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const to = ['--url', url, '--key', 'k', '--reason', 'Booked.'];

    const { code, out } = await call('lock', '--export', books, '--period', '2026-04', ...to);
    server.close();

    const [path, body] = asked as [string, { entriesSha256: string }];
    expect(code).toBe(0);
    expect(path).toBe('/v1/accounting-periods/2026-04/lock');
    expect(body).toMatchObject({ reason: 'Booked.', timeZone: 'UTC' });
    expect(out).toContain(body.entriesSha256);
  });
});

describe('tributary finance accrual and cash', () => {
  it('say what is owed at the end of a day', async () => {
    const { out } = await call('accrual', '--export', books, '--at', '2026-12-31');
    const early = await call('accrual', '--export', books, '--at', '2026-01-01');

    expect(out).toContain('2027-01-01T00:00:00.000Z,pending,USD,1.50');
    expect(early.out).toBe('until,account,currency,amount');
  });

  it('say what payouts will need', async () => {
    const { code, out } = await call('cash', '--export', books, '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out).rows).toContainEqual({
      ...{ currency: 'JPY', why: 'payable', rail: 'not-known', amount: '500' },
      dueOn: expect.stringMatching(/-15$/),
    });
  });

  it.each([
    ['accrual', '--at', 'soon'],
    ['cash', '--run-day', '31'],
  ])('refuse %s %s %s with exit code 2', async (...argv) => {
    expect((await call(...argv, '--export', books)).code).toBe(2);
  });
});
