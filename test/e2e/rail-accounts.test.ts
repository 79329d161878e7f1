import { createHmac } from 'node:crypto';
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
const secret = 'whsec_payouts';
const urls = { returnUrl: 'https://shop.example/done', refreshUrl: 'https://shop.example/again' };

type PayoutDocument = { readonly state: string; readonly amount: { readonly amount: string } };

describe('a creator who is paid over Stripe in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-rail-accounts-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  let stripe: Awaited<ReturnType<typeof startFakeStripe>>;
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    stripe = await startFakeStripe(now);
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await stripe?.stop();
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

  /** Stripe tells of something, signed as it signs. */
  async function tell(type: string, object: object, account?: string): Promise<number> {
    const created = Math.floor(now() / 1_000);
    const event = { id: `evt_${type}`, object: 'event', type, created, data: { object } };
    const body = JSON.stringify({ ...event, ...(account === undefined ? {} : { account }) });
    const signature = createHmac('sha256', secret).update(`${created}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'stripe-signature': `t=${created},v1=${signature}`,
    };
    const address = `${runtime.url}/webhooks/rails/stripe/acme.money`;
    const { status } = await fetch(address, { method: 'POST', headers, body });
    await runtime.drain();
    return status;
  }

  it('is set up, left out until the account is complete, paid once, and seen to have been', async () => {
    const { creatorId } = acme.ids;
    const api = { secretKey: stripeTestKey, address: stripe.address };
    const webhookSecrets = [secret];
    await call('PUT /v1/connections/money', {
      ...{ provider: 'stripe', kind: 'payouts', webhookSecrets, api },
    });
    const path = `/v1/creators/${creatorId}/rail-account`;
    const wanted = { connection: 'money', country: 'NL', ...urls };
    const { link } = await call(`POST ${path}`, wanted);
    await call(`POST ${path}`, wanted);
    const own = await call('POST /v1/me/rail-account/link', urls, acme.keys.me);

    const [account, ...more] = stripe.accounts.accounts();
    expect(more).toEqual([]);
    const accountId = account?.id ?? '';
    expect([link, own.link]).toEqual([
      expect.stringContaining(accountId),
      expect.stringContaining(accountId),
    ]);

    await deliverOrder(runtime, acme.ids, '1003');
    await runtime.advance(now() + 4 * msPerDay);
    expect(await call(`GET ${path}`)).toMatchObject({ canReceive: false, canPayOut: false });
    for (const dryRun of [true, false]) {
      expect((await run(dryRun)).skipped).toMatchObject([
        { creatorId, reason: 'rail-account-incomplete' },
      ]);
    }
    expect(stripe.transfers).toEqual([]);

    await runtime.advance(now() + 60_000);
    const complete = stripe.accounts.change(accountId, completeAccount);
    expect(await tell('account.updated', complete, accountId)).toBe(200);
    await run(false);
    await runtime.advance(now() + 60_000);
    const [transfer, ...others] = stripe.transfers;
    expect(others).toEqual([]);
    expect(transfer).toMatchObject({ destination: accountId, amount: 5_000, currency: 'usd' });

    expect(await tell('transfer.created', transfer ?? {})).toBe(200);
    const payouts = await call(
      `GET /v1/payouts?creatorId=${creatorId}`,
      undefined,
      acme.keys.payouts,
    );
    const states = payouts.items.map(({ state, amount }: PayoutDocument) => [state, amount.amount]);
    // The first was paid over a table, before the creator had an account.
    expect(states).toEqual(expect.arrayContaining([['confirmed', '50.00']]));
    expect(states).toHaveLength(2);

    const sentBack = { id: 'po_1', object: 'payout', amount: 5_000, currency: 'usd' };
    await tell('payout.failed', { ...sentBack, failure_code: 'account_closed' }, accountId);
    expect(await call('GET /v1/me/rail-account', undefined, acme.keys.me)).toMatchObject({
      canReceive: true,
      lastBankPayout: { state: 'failed', reason: 'account_closed' },
    });
    expect(verifyLedger(await readLocalLedger(dataFolder), sha256)).toEqual([]);
  }, 120_000);
});
