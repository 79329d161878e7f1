import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { main } from '../../cli/main.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const usd = (amount: string) => ({ amount, currency: 'USD' });
const american = { country: 'US', kind: 'individual' };
const unsigned = { ...american, forms: [] };
const signed = {
  ...american,
  forms: [
    {
      ...{ kind: 'W-9', from: '2026-01-05', evidence: 'scan 4711' },
      ...{ numberKind: 'ssn', number: '078-05-1120' },
    },
  ],
};

describe('a merchant who withholds taxes in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-taxes-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    const tax = { country: 'US', timezone: 'America/New_York' };
    // 50.00 USD are paid to the creator here, before there is a W-9.
    acme = await openMerchant(runtime, 'acme', { tax, taxProfile: unsigned });
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  const run = (dryRun: boolean) => call('POST /v1/payouts/runs', { dryRun }, acme.keys.payouts);
  const profile = () => `/v1/creators/${acme.ids.creatorId}/tax-profile`;

  it('keeps tax back without a number, none with one, pays nobody without a profile, and states it', async () => {
    const { creatorId } = acme.ids;
    const listed = await call(
      `GET /v1/payouts?creatorId=${creatorId}`,
      undefined,
      acme.keys.payouts,
    );
    expect(listed.items).toMatchObject([
      {
        ...{ state: 'submitted', amount: usd('38.00') },
        tax: { gross: usd('50.00'), withheld: usd('12.00'), ruleId: 'us-backup-2000' },
      },
    ]);
    const confirm = `POST /v1/payouts/${listed.items[0].payoutId}/confirm`;
    await call(confirm, { evidence: 'statement 7' }, acme.keys.payouts);
    const entries = await call(`GET /v1/accounts/${creatorId}/entries`);
    const reserved = entries.items.find(({ kind }: { kind: string }) => kind === 'reserve');
    expect(reserved).toMatchObject({
      postings: [
        { account: 'payable', amount: usd('50.00') },
        { account: 'in-payout', amount: usd('-38.00') },
        { account: 'tax-withheld', amount: usd('-12.00') },
      ],
      withholding: { ruleId: 'us-backup-2000', taxYear: 2026 },
    });

    await deliverOrder(runtime, acme.ids, '1003');
    await runtime.advance(runtime.clock.now() + 3 * msPerDay);
    await call(`DELETE ${profile()}`);
    const skipped = { creatorId, reason: 'tax-form-missing', amount: usd('50.00') };
    expect((await run(true)).skipped).toMatchObject([skipped]);

    const saved = await call(`PUT ${profile()}`, signed);
    expect(saved).toMatchObject({ forms: [{ numberEnding: '1120' }], evidence: ['tin'] });
    expect((await run(true)).planned).toMatchObject([{ creatorId, withheld: usd('0.00') }]);
    await run(false);

    const statement = await call('GET /v1/me/statements/2026-01', undefined, acme.keys.me);
    expect(statement.currencies).toMatchObject([
      {
        ...{ earned: usd('100.00'), paid: usd('38.00'), withheld: usd('12.00') },
        closing: usd('50.00'),
        closingBalances: { inPayout: usd('50.00'), taxWithheld: usd('12.00') },
      },
    ]);
    const store = await readLocalLedger(dataFolder);
    expect(verifyLedger(store, sha256)).toEqual([]);
    expect(store.taxYears).toMatchObject([
      { taxYear: 2026, paid: [{ grossMinorUnits: 10_000n, withheldMinorUnits: 1_200n }] },
    ]);
  }, 120_000);

  it('books what is paid to the authority, once, and never more than is withheld', async () => {
    const { payouts } = acme.keys;
    const payment = {
      ...{ country: 'US', period: '2026-Q1', reference: 'EFTPS 1', paidOn: '2026-01-06' },
    };
    const remit = (body: object) =>
      callApi(runtime.url, { method: 'POST', path: '/v1/tax/remittances', body }, payouts);

    const first = await remit({ ...payment, amount: usd('10.00') });
    const again = await remit({ ...payment, amount: usd('10.00') });
    const more = await remit({ ...payment, reference: 'EFTPS 2', amount: usd('2.01') });
    const [liability] = (await call('GET /v1/tax/liabilities?taxYear=2026', undefined, payouts))
      .items;

    expect([first.status, again.status, more.status]).toEqual([201, 200, 409]);
    expect(more.text).toContain('only 2.00 USD');
    expect(liability).toMatchObject({ remitted: usd('10.00'), open: usd('2.00') });
    const store = await readLocalLedger(dataFolder);
    expect(store.authorities).toMatchObject([{ head: { country: 'US', sequence: 1 } }]);
    expect(verifyLedger(store, sha256)).toEqual([]);
  }, 60_000);

  it('exports the journal over the API as the command writes it from the store', async () => {
    const { payouts } = acme.keys;
    const numbers = {
      ...{ 'commission-expense': '4800', pending: '1590', settling: '1595', payable: '1610' },
      ...{
        held: '1615',
        debt: '1620',
        'in-payout': '1630',
        'cash-clearing': '1360',
        'tax-withheld': '1740',
      },
    };
    const body = { kind: 'journal', period: '2026-01', accounts: numbers };
    const { exportId } = await call('POST /v1/exports', body, payouts);
    const done = await call(`GET /v1/exports/${exportId}`, undefined, payouts);
    expect(done.failure).toBeUndefined();
    expect(done.state).toBe('done');
    const texts = await Promise.all(
      done.files.map(async ({ url }: { url: string }) => (await fetch(url)).text()),
    );

    const mapping = join(dataFolder, 'accounts.json');
    writeFileSync(mapping, JSON.stringify(numbers));
    const command = ['finance', 'journal', '--accounts', mapping, '--period', '2026-01'];
    const out: string[] = [];
    const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line) };
    expect(await main([...command, '--data', dataFolder], io)).toBe(0);

    expect(texts[0]?.trimEnd()).toBe(out.join('\n'));
    expect(texts[0]).toContain('authority/US,1,remit');
    expect(JSON.parse(texts[1] ?? '').totals).toMatchObject([{ currency: 'USD' }]);
    expect(texts.map((text) => sha256(text))).toEqual(
      done.files.map((file: { sha256: string }) => file.sha256),
    );
  }, 60_000);

  it('exports what is accrued, and the cash that the tax authority is still owed', async () => {
    const { payouts } = acme.keys;
    const rowsOf = async (body: object) => {
      const { exportId } = await call('POST /v1/exports', body, payouts);
      const { files } = await call(`GET /v1/exports/${exportId}`, undefined, payouts);
      return JSON.parse(await (await fetch(files[1].url)).text()).rows;
    };

    expect(await rowsOf({ kind: 'accrual', at: '2026-01-31' })).toContainEqual(
      expect.objectContaining({ account: 'tax-withheld', currency: 'USD', amount: '2.00' }),
    );
    expect(await rowsOf({ kind: 'cash' })).toContainEqual(
      expect.objectContaining({ why: 'tax', rail: 'authority/US', dueOn: null, amount: '2.00' }),
    );
  }, 60_000);

  it('writes the returns for the IRS, with the number of the W-9 only if that is allowed', async () => {
    const { creatorId } = acme.ids;
    writeFileSync(
      join(dataFolder, 'payer.json'),
      JSON.stringify({
        tin: { kind: 'EIN', number: '12-3456789' },
        name: { businessName: 'Acme' },
        address: {
          ...{ country: 'US', address: '1 Trail Rd', city: 'Reno', state: 'NV' },
          postalCode: '89501',
        },
      }),
    );
    writeFileSync(
      join(dataFolder, 'recipients.csv'),
      `receiver_kind,receiver,first_name,last_name,country,address,city,state,postal_code
creator,${creatorId},Mia,Mountain,US,2 Hill St,Reno,NV,89501
`,
    );
    const report = async (folder: string, ...more: string[]) => {
      const out = mkdtempSync(join(dataFolder, folder));
      const files = ['--payer', 'payer.json', '--recipients', 'recipients.csv'];
      const named = files.map((each) => (each.includes('.') ? join(dataFolder, each) : each));
      const argv = ['--year', '2026', '--format', 'iris', '--data', dataFolder, '--out', out];
      const io = { out: () => {}, err: () => {} };
      expect(await main(['tax', 'report', ...argv, ...named, ...more], io)).toBe(0);
      return readFileSync(join(out, '1099-nec-2026-acme-001.csv'), 'utf8');
    };

    const bare = await report('bare-');
    const whole = await report('whole-', '--taxpayer-numbers');

    expect(bare).toContain(',N,100.00,N,,12.00,');
    expect(bare).not.toContain('078051120');
    expect(whole).toContain('SSN,078051120,I,,,Mia,,Mountain');
  }, 60_000);
});
