import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { completeAccount } from '../support/rails/fake-stripe-accounts.ts';
import { startFakeStripe, stripeTestKey } from '../support/rails/start-fake-stripe.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const money = (amount: string, currency: string) => ({ amount, currency });
const debtor = { name: 'Acme GmbH', iban: 'FR1420041010050500013M02606', bic: 'COBADEFFXXX' };
const sepa = { rail: 'sepa', holder: 'Mia Mountain', iban: 'DE02120300000000202051' };

type PayoutDocument = { readonly runId: string; readonly payoutId: string };

describe('a creator who earns US dollars and has an account in euro, in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-exchanged-payouts-'));
  // No scheduled run falls into the days of this story.
  const startAt = Date.UTC(2026, 0, 19, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  let stripe: Awaited<ReturnType<typeof startFakeStripe>>;
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme', { debtor });
    stripe = await startFakeStripe(now);
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await stripe?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function send(route: string, body?: object, key = acme.keys.manage) {
    const [method = '', path = ''] = route.split(' ');
    const answer = await callApi(runtime.url, { method, path, body }, key);
    await runtime.drain();
    return answer;
  }

  async function call(route: string, body?: object, key = acme.keys.manage) {
    const { status, text } = await send(route, body, key);
    if (status >= 300) throw new Error(`${route} was answered ${status}: ${text}`);
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return JSON.parse(text) as any;
  }

  const run = (dryRun: boolean) => call('POST /v1/payouts/runs', { dryRun }, acme.keys.payouts);

  const tellRate = (usd: string) => {
    const day = new Date(now() - msPerDay).toISOString().slice(0, 10);
    return call(`PUT /v1/rates/ecb/${day}`, { base: 'EUR', quotes: { USD: usd } });
  };

  /** An order of 500.00 USD, of which the creator earns 10 %, closes, and a new account cools off. */
  async function earnFifty(orderId: string, payoutMethod: object): Promise<void> {
    await call(`PUT /v1/creators/${acme.ids.creatorId}`, { name: 'Mia', payoutMethod });
    await deliverOrder(runtime, acme.ids, orderId);
    await runtime.drain();
    await runtime.advance(now() + 4 * msPerDay);
  }

  async function payoutOf(runId: string) {
    const path = `GET /v1/payouts?creatorId=${acme.ids.creatorId}`;
    const { items } = await call(path, undefined, acme.keys.payouts);
    return items.find((payout: PayoutDocument) => payout.runId === runId);
  }

  it('is paid in euro by a bank file, at one recorded rate, once a rate is known', async () => {
    const { creatorId } = acme.ids;
    const inDollars = { ...sepa, currency: 'USD' };
    const refused = await send(`PUT /v1/creators/${creatorId}`, {
      ...{ name: 'Mia', payoutMethod: inDollars },
    });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('euro only')]);
    await earnFifty('1003', { ...sepa, currency: 'EUR' });
    expect((await run(true)).skipped).toMatchObject([{ creatorId, reason: 'no-exchange-rate' }]);

    await tellRate('1.0832');
    const conversion = {
      ...{ amount: money('46.16', 'EUR'), from: money('50.00', 'USD'), source: 'ecb' },
      ...{ quotes: [{ from: 'EUR', to: 'USD', rate: '1.0832' }], rounding: 'half-even' },
    };
    expect((await run(true)).planned).toMatchObject([{ creatorId, conversion }]);
    const { runId, batches } = await run(false);
    expect(batches).toMatchObject([{ currency: 'EUR', exchange: { from: 'USD', source: 'ecb' } }]);

    const payout = await payoutOf(runId);
    expect(payout).toMatchObject({ amount: money('50.00', 'USD'), conversion });
    const path = `GET /v1/payouts/batches/${payout.batchId}/file`;
    const { text } = await send(path, undefined, acme.keys.payouts);
    expect(text).toContain('<InstdAmt Ccy="EUR">46.16</InstdAmt>');
    const evidence = { evidence: 'statement 7' };
    await call(`POST /v1/payouts/${payout.payoutId}/confirm`, evidence, acme.keys.payouts);
    const entries = await call(`GET /v1/accounts/${creatorId}/entries?limit=100`);
    const named = entries.items.filter((entry: { conversion?: object }) => entry.conversion);
    expect(named.map(({ kind }: { kind: string }) => kind)).toEqual(['reserve', 'confirm']);
    expect(named[1].conversion).toEqual(payout.conversion);
  }, 120_000);

  it('is paid in euro over Stripe, by another rate', async () => {
    const api = { secretKey: stripeTestKey, address: stripe.address };
    await call('PUT /v1/connections/money', {
      ...{ provider: 'stripe', kind: 'payouts', webhookSecrets: ['whsec_payouts'], api },
    });
    await call(`POST /v1/creators/${acme.ids.creatorId}/rail-account`, {
      ...{ connection: 'money', country: 'NL' },
      ...{ returnUrl: 'https://shop.example/done', refreshUrl: 'https://shop.example/again' },
    });
    const accountId = stripe.accounts.accounts()[0]?.id ?? '';
    stripe.accounts.change(accountId, completeAccount);
    await earnFifty('1004', { rail: 'stripe', accountId, currency: 'EUR' });
    await tellRate('1.25');

    const { runId, planned } = await run(false);
    expect(planned).toHaveLength(1);
    await runtime.advance(now() + 60_000);

    expect(stripe.transfers).toMatchObject([
      { destination: accountId, amount: 4_000, currency: 'eur' },
    ]);
    const payout = await payoutOf(runId);
    expect(payout).toMatchObject({
      ...{ amount: money('50.00', 'USD'), conversion: { amount: money('40.00', 'EUR') } },
    });
    expect(verifyLedger(await readLocalLedger(dataFolder), sha256)).toEqual([]);
  }, 120_000);
});
