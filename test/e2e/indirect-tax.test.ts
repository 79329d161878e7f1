import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const german = {
  ...{ country: 'DE', kind: 'individual' },
  forms: [
    {
      ...{ kind: 'vat', from: '2026-01-01', evidence: 'VIES 4711' },
      ...{ number: 'DE136695976' },
    },
  ],
};
const agreement = {
  ...{ kind: 'self-billing', from: '2026-01-01', prefix: 'SB', evidence: 'contract 12' },
  ...{ supplier: { name: 'Mia Müller' }, registration: 'registered' },
};
const pdf = Buffer.from('%PDF-1.7 seventeen').toString('base64');

describe('VAT on top of what a creator earns in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-vat-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    const tax = {
      ...{ country: 'DE', timezone: 'Europe/Berlin' },
      ...{ legalName: 'Acme GmbH', taxNumber: 'DE129273398' },
    };
    // 50.00 EUR are paid to the creator here, in January.
    acme = await openMerchant(runtime, 'acme', { tax, taxProfile: german, currency: 'EUR' });
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
  const billing = () => `/v1/creators/${acme.ids.creatorId}/billing`;

  /** An order of 500.00 EUR, of which the creator earns 10 %, closes. */
  async function earnFifty(orderId: string) {
    await deliverOrder(runtime, acme.ids, orderId, undefined, 'EUR');
    await runtime.drain();
    await runtime.advance(runtime.clock.now() + 3 * msPerDay);
  }

  /** The payout of a new run. */
  async function payOut() {
    const { runId } = await run(false);
    const path = `/v1/payouts?creatorId=${acme.ids.creatorId}`;
    const { items } = await call(`GET ${path}`, undefined, acme.keys.payouts);
    const payout = items.find((each: { runId: string }) => each.runId === runId);
    const confirm = `POST /v1/payouts/${payout.payoutId}/confirm`;
    await call(confirm, { evidence: 'statement 7' }, acme.keys.payouts);
    return payout;
  }

  it('is paid with the next payout of who is self-billed', async () => {
    await call(`PUT ${billing()}`, agreement);
    await runtime.advance(Date.UTC(2026, 1, 5, 9));

    const { items } = await call('GET /v1/me/invoices', undefined, acme.keys.me);
    expect(items).toMatchObject([{ kind: 'invoice', period: '2026-01', number: 'SB-2026-000001' }]);
    await earnFifty('1003');
    expect(await payOut()).toMatchObject({
      ...{ state: 'submitted', amount: eur('59.50'), indirectTax: eur('9.50') },
      tax: { gross: eur('50.00'), withheld: eur('0.00') },
    });
    // The 50.00 of January are on their way still.
    expect(await call('GET /v1/me/statements/2026-02', undefined, acme.keys.me)).toMatchObject({
      currencies: [{ earned: eur('50.00'), indirectTax: eur('9.50'), closing: eur('50.00') }],
    });
  }, 240_000);

  it('waits with what is earned for the invoice of who writes it, and is paid with it', async () => {
    await earnFifty('1004');
    await call(`PUT ${billing()}`, { kind: 'invoices', from: '2026-02-01' });
    await runtime.advance(Date.UTC(2026, 2, 5, 9));

    const plan = await run(true);
    expect(plan).toMatchObject({ planned: [], skipped: [{ reason: 'invoice-missing' }] });
    expect(plan.skipped[0].detail).toContain('the invoice of 2026-02 over 100.00 EUR net');
    const upload = (net: string, tax: string, gross: string) => ({
      document: { format: 'application/pdf', content: pdf },
      ...{ number: '17', issuedOn: '2026-03-05' },
      ...{ net: eur(net), tax: eur(tax), gross: eur(gross) },
    });
    const path = '/v1/me/own-invoices/2026-02/EUR';
    expect(await call(`PUT ${path}`, upload('50.00', '9.50', '59.50'), acme.keys.me)).toMatchObject(
      { status: 'different', invoice: { differences: [{ field: 'net' }, {}, {}] } },
    );
    expect((await run(true)).skipped).toMatchObject([{ reason: 'invoice-different' }]);

    expect(
      await call(`PUT ${path}`, upload('100.00', '19.00', '119.00'), acme.keys.me),
    ).toMatchObject({ status: 'matched', invoice: { version: 2 } });
    expect(await payOut()).toMatchObject({ amount: eur('69.00'), indirectTax: eur('19.00') });

    const document = await fetch(`${runtime.url}${path}/versions/2`, {
      headers: { authorization: `Bearer ${acme.keys.me}` },
    });
    expect(await document.text()).toBe('%PDF-1.7 seventeen');
    const store = await readLocalLedger(dataFolder);
    expect(verifyLedger(store, sha256)).toEqual([]);
    expect(store.taxYears).toMatchObject([{ paid: [{ grossMinorUnits: 15_000n }] }]);
  }, 240_000);
});
