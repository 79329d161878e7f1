import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shortenId } from '../../adapters/rails/shorten-id.ts';
import { saveStore } from '../../cli/ledger-verify/save-store.ts';
import { main } from '../../cli/main.ts';
import { parseExchangeRate } from '../../core/money/parse-exchange-rate.ts';
import { convertPayout } from '../../core/payouts/convert-payout.ts';
import type { Payout } from '../../core/payouts/payout.ts';
import { aSealedMethod } from '../support/a-text-seal.ts';

const aPayout = (payoutId: string, changes: Partial<Payout> = {}): Payout => ({
  ...{ merchantId: 'acme', payoutId, creatorId: 'mia', currency: 'EUR', minorUnits: 4_000n },
  ...{ state: 'confirmed', runId: 'march', batchId: 'march-csv-eur-1' },
  ...{ coversUpToSequence: 1, reversalSequence: 0, history: [] },
  method: aSealedMethod({ rail: 'csv', holder: 'Mia', account: '12345678' }),
  ...changes,
});

const rate = parseExchangeRate(
  { source: 'ecb', from: 'USD', to: 'EUR', rate: '0.8', publishedOn: '2026-03-13' },
  0,
);
if (rate === undefined) throw new Error('It is a rate.');
const inEuro = { rate, multipleMinorUnits: 1n };

const bank = aSealedMethod({ rail: 'sepa', holder: 'Leo', iban: 'NL91ABNA0417164300' });
const longId = 'a-creator-with-an-id-that-no-bank-file-can-carry-eur-2';

let folder: string;
let books: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tributary-reconcile-'));
  books = join(folder, 'ledger.json');
  await saveStore(books, {
    ...{ conversions: [], accounts: [], waitingLegs: [] },
    payouts: [
      aPayout('mia-eur-1'),
      aPayout('leo-eur-1', { state: 'failed', minorUnits: 2_550n }),
      aPayout('ana-eur-1', { state: 'returned' }),
      // Earned in dollars: what a provider reports is what moved.
      aPayout('zoe-eur-1', {
        ...{ state: 'submitted', runId: 'april', currency: 'USD', minorUnits: 5_000n },
        conversion: convertPayout({ minorUnits: 5_000n, currency: 'USD' }, inEuro, 0),
      }),
      // Nobody outside has heard of these.
      aPayout('mia-eur-7', { state: 'intended' }),
      aPayout('mia-eur-8', { state: 'cancelled' }),
      aPayout('mia-eur-9', { method: { rail: 'manual' } }),
      aPayout('leo-eur-2', { method: bank }),
      aPayout(longId, { method: bank, state: 'failed' }),
      aPayout('zoe-eur-2', { method: bank, state: 'submitted' }),
    ],
  });
});
afterAll(() => rm(folder, { recursive: true }));

async function reconcile(report: string, ...argv: string[]) {
  const file = join(folder, 'report.csv');
  await writeFile(file, report);
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const given = ['payouts', 'reconcile', '--rail', 'csv', '--report', file, '--export', books];
  const code = await main([...given, ...argv], io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function statusReport(...transactions: readonly string[]): string {
  const payments = `<n:OrgnlPmtInfAndSts>${transactions.join('')}</n:OrgnlPmtInfAndSts>`;
  return `<?xml version="1.0"?>
<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><n:CstmrPmtStsRpt>${payments}</n:CstmrPmtStsRpt></n:Document>`;
}

function transaction(id: string, status: string, more = ''): string {
  return `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${status}</TxSts>${more}</TxInfAndSts>`;
}

const head = 'payoutId,amount,currency,status,reference\n';
const good = `${head}mia-eur-1,40.00,EUR,paid,b-1\nleo-eur-1,25.50,EUR,returned,b-2\nana-eur-1,40.00,EUR,returned,b-3\nzoe-eur-1,40.00,EUR,pending,\n`;

describe('tributary payouts reconcile', () => {
  it('finds a report that agrees with the ledger', async () => {
    expect(await reconcile(good)).toEqual({ code: 0, out: '4 of 4 payouts match.', err: '' });
  });

  it('tells with exit code 2 what is missing on either side, and what differs', async () => {
    const report = `${head}mia-eur-1,39.99,EUR,paid,b-1\nleo-eur-1,25.50,USD,paid,b-2\n"who-eur-1",1.00,EUR,paid,"x, ""y"""\n`;

    const { code, out } = await reconcile(report, '--json');

    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      matched: 0,
      rows: [
        { payoutId: 'ana-eur-1', verdict: 'missing-in-report', lines: [], differences: [] },
        {
          ...{ payoutId: 'leo-eur-1', verdict: 'different', lines: [3], reference: 'b-2' },
          differences: [
            { field: 'currency', ledger: 'EUR', report: 'USD' },
            { field: 'status', ledger: 'returned', report: 'paid' },
          ],
        },
        {
          ...{ payoutId: 'mia-eur-1', verdict: 'different', lines: [2], reference: 'b-1' },
          differences: [{ field: 'amount', ledger: '40.00', report: '39.99' }],
        },
        {
          ...{ payoutId: 'who-eur-1', verdict: 'missing-in-ledger', lines: [4] },
          ...{ reference: 'x, "y"', differences: [] },
        },
        { payoutId: 'zoe-eur-1', verdict: 'missing-in-report', lines: [], differences: [] },
      ],
    });
  });

  it('shows people a table', async () => {
    const { out } = await reconcile(good.replace('40.00,EUR,paid', '41.00,EUR,paid'));

    expect(out).toContain('amount: 40.00 here, 41.00 there');
    expect(out).toContain('3 of 4 payouts match.');
  });

  it('finds a payout that a report has twice', async () => {
    const { code, out } = await reconcile(`${good}mia-eur-1,40.00,EUR,paid,b-9\n`, '--json');

    expect(code).toBe(2);
    expect(JSON.parse(out).rows).toContainEqual(
      expect.objectContaining({
        ...{ payoutId: 'mia-eur-1', verdict: 'different', lines: [2, 6] },
        differences: [{ field: 'count', ledger: '1', report: '2' }],
      }),
    );
  });

  it('looks at one run only, if asked to', async () => {
    const { code } = await reconcile(`${head}zoe-eur-1,40.00,EUR,pending,\n`, '--run', 'april');

    expect(code).toBe(0);
  });

  it('asks about a rail that there is, so that a slip is not taken for an empty ledger', async () => {
    const { code, err } = await reconcile(head, '--rail', 'seppa');

    expect(code).toBe(2);
    expect(err).toContain('--rail is one of ');
  });

  it('refuses two sources of the ledger, of which it could read but one', async () => {
    const { code, err } = await reconcile(good, '--data', folder);

    expect(code).toBe(2);
    expect(err).toContain('Either --data or --export, not both.');
  });

  it.each([
    [
      'paypal',
      'sender_item_id,transaction_status,amount,currency,payout_item_id',
      'mia-eur-1,SUCCESS,40.00,EUR,P1',
    ],
    ['stripe', 'id,Amount,Currency,Status,payoutId (metadata)', 'tr_1,-40.00,eur,Paid,mia-eur-1'],
    [
      'wise',
      'ID,Status,Reference,Target amount (after fees),Target currency',
      '9,outgoing payment sent,mia-eur-1,40.00,EUR',
    ],
  ])('reads the columns of a report of %s', async (format, titles, row) => {
    const { out } = await reconcile(`\uFEFF${titles}\r\n${row}\r\n`, '--format', format, '--json');

    expect(JSON.parse(out)).toMatchObject({ matched: 1 });
  });

  it('reads columns by other titles, and passes over lines that name no payout', async () => {
    const report = 'Memo;x,Net,Cur,State\n,0.35,EUR,fee\nmia-eur-1,40.00,EUR,paid\n';
    const columns = 'payoutId=Memo;x,amount=Net,currency=Cur,status=State';

    const { out } = await reconcile(report, '--columns', columns, '--json');

    expect(JSON.parse(out)).toMatchObject({ matched: 1 });
  });

  it('reads a bank’s status report by the ids of its file, with or without amounts', async () => {
    const report = statusReport(
      transaction(
        'leo-eur-2',
        'ACSC',
        '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">40.00</InstdAmt></Amt></OrgnlTxRef>',
      ),
      transaction(shortenId(longId), 'RJCT', '<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>'),
      transaction('zoe-eur-2', 'ACCP'),
    );

    const { code, out } = await reconcile(
      report,
      '--rail',
      'sepa',
      '--format',
      'pain.002',
      '--json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(out).rows).toContainEqual(
      expect.objectContaining({ payoutId: longId, verdict: 'matched', reference: 'AC04' }),
    );
  });

  it('holds a bank’s statement against the ledger, by the ids of its file', async () => {
    const book = (id: string, direction: string, more = '') =>
      `<Ntry><Amt Ccy="EUR">40.00</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>BOOK</Sts>
<BookgDt><Dt>2026-03-17</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs>${more}</TxDtls></NtryDtls></Ntry>`;
    const back = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>';
    const entries = [
      ...[book('leo-eur-2', 'DBIT'), book(shortenId(longId), 'DBIT')],
      ...[book(shortenId(longId), 'CRDT', back), book('rent 4711', 'DBIT')],
      book('who-eur-9', 'DBIT'),
    ];
    const statement = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>${entries.join('')}</Stmt></BkToCstmrStmt></Document>`;

    const argv = ['--rail', 'sepa', '--format', 'camt.053', '--json'];
    const { code, out } = await reconcile(statement, ...argv);

    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      matched: 2,
      rows: [
        { payoutId: longId, verdict: 'matched', lines: [3], reference: '2026-03-17 AC04' },
        { payoutId: 'leo-eur-2', verdict: 'matched' },
        { payoutId: 'who-eur-9', verdict: 'missing-in-ledger', lines: [5] },
        { payoutId: 'zoe-eur-2', verdict: 'missing-in-report' },
      ],
    });
  });

  it('refuses columns for a bank’s formats', async () => {
    const argv = ['--rail', 'sepa', '--format', 'camt.053', '--columns', 'amount=Net'];

    expect(await reconcile(head, ...argv)).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('camt.053 has none') },
    });
  });

  it('tells what a bank’s status report says otherwise', async () => {
    const report = statusReport(
      transaction(
        'leo-eur-2',
        'RJCT',
        '<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">4.00</InstdAmt></Amt></OrgnlTxRef>',
      ),
      transaction('zoe-eur-2', 'ACSP'),
    );

    const { code, out } = await reconcile(
      report,
      '--rail',
      'sepa',
      '--format',
      'pain.002',
      '--json',
    );

    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      matched: 1,
      rows: [
        { payoutId: longId, verdict: 'missing-in-report' },
        {
          payoutId: 'leo-eur-2',
          differences: [
            { field: 'amount', ledger: '40.00', report: '4.00' },
            { field: 'status', ledger: 'paid', report: 'returned' },
          ],
        },
        { payoutId: 'zoe-eur-2', verdict: 'matched' },
      ],
    });
  });

  it.each([
    ['a CSV', head, 'not well-formed XML'],
    ['another message', '<Document><CstmrCdtTrfInitn/></Document>', 'This is no pain.002'],
    ['half a document', '<Document><CstmrPmtStsRpt>', 'not well-formed XML'],
    ['no transaction', statusReport(), 'names no transaction'],
    [
      'a status that is not known',
      statusReport(transaction('a', 'XXXX')),
      'Transaction 1: the status "XXXX"',
    ],
    [
      'entities of its own',
      `<!DOCTYPE a [<!ENTITY b "c">]>${statusReport(transaction('a', 'ACSC'))}`,
      'not well-formed XML',
    ],
  ])('refuses as a status report what is or has %s', async (_, report, says) => {
    const { code, err } = await reconcile(report, '--rail', 'sepa', '--format', 'pain.002');

    expect(code).toBe(3);
    expect(err).toContain(says);
  });

  it.each([
    ['no column', 'payoutId,amount,currency\n', 'Line 1: There is no column for status'],
    ['an amount that is none', `${head}a,40.001,EUR,paid,\n`, 'Line 2: "40.001 EUR"'],
    ['a currency that is none', `${head}\na,40.00,XXQ,paid,\n`, 'Line 3: "40.00 XXQ"'],
    ['a status that is not known', `${head}a,40.00,EUR,perhaps,\n`, 'Line 2: The status "perhaps"'],
    ['a quote that stays open', `${head}"a,40.00,EUR,paid,\n`, 'Line 2: A quote'],
    ['nothing', '', 'Line 1: The report is empty'],
  ])('refuses a report with %s with exit code 3, and says where', async (_, report, says) => {
    const { code, err } = await reconcile(report);

    expect(code).toBe(3);
    expect(err).toContain(says);
  });
});
