import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '../../adapters/crypto/sha256.ts';
import { signStandardWebhook } from '../../adapters/webhooks/sign-standard-webhook.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import { verifyLedger } from '../../core/ledger/verify-ledger.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { fulfilmentSecret, startFakeFulfilment } from '../support/rails/start-fake-fulfilment.ts';
import { startFakeGiftCards } from '../support/rails/start-fake-gift-cards.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const msPerDay = 86_400_000;
const backKey = Buffer.from('what the merchant’s system signs with');
const backSecret = `whsec_${backKey.toString('base64')}`;
const points = { amount: '500', unit: 'points' };
const credit = { amount: '20.00', unit: 'store-credit:USD' };

describe('a plan that rewards in store credit and points, in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-rewards-'));
  const startAt = Date.UTC(2026, 0, 5, 9);
  let runtime: LocalRuntime;
  let acme: Merchant;
  let shop: Awaited<ReturnType<typeof startFakeGiftCards>>;
  let system: Awaited<ReturnType<typeof startFakeFulfilment>>;
  const now = () => runtime?.clock.now() ?? startAt;

  beforeAll(async () => {
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    const tax = { country: 'US', timezone: 'America/New_York' };
    const taxProfile = { country: 'US', kind: 'individual', forms: [] };
    acme = await openMerchant(runtime, 'acme', { tax, taxProfile });
    shop = await startFakeGiftCards(now);
    shop.countIn('USD');
    system = await startFakeFulfilment(now);
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    await Promise.all([shop?.stop(), system?.stop()]);
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

  const run = () => call('POST /v1/payouts/runs', { dryRun: false }, acme.keys.payouts);
  const readPayout = (payoutId: string) =>
    call(`GET /v1/payouts/${payoutId}`, undefined, acme.keys.payouts);
  const saveCreator = (rewardMethod: object) =>
    call(`PUT /v1/creators/${acme.ids.creatorId}`, {
      ...{ name: 'Mia', rewardMethod },
      payoutMethod: { rail: 'csv', holder: 'Mia', account: 'A-12345678' },
    });
  const connect = (name: string, provider: string, more: object) =>
    call(`PUT /v1/connections/${name}`, { provider, kind: 'payouts', ...more });

  /** The merchant's system tells of a payout by itself, signed. */
  async function tell(payoutId: string, key: Uint8Array): Promise<number> {
    const news = {
      ...{ type: 'payout.fulfilment', payoutId, state: 'done', reference: 'F-1', ...points },
      ...{ recipient: 'member-1', occurredAt: new Date(now()).toISOString() },
    };
    const body = JSON.stringify(news);
    const message = { id: `msg_${payoutId}`, body: Buffer.from(body), at: now() };
    const headers = {
      'content-type': 'application/json',
      ...signStandardWebhook(message, key),
    };
    const address = `${runtime.url}/webhooks/rails/fulfilment/acme.rewards`;
    const { status } = await fetch(address, { method: 'POST', headers, body });
    await runtime.drain();
    return status;
  }

  it('leads to a gift card and to points at the merchant’s, once each, and into the tax year', async () => {
    const { creatorId, planId } = acme.ids;
    const rewards = [
      { kind: 'percent', rate: '10' },
      { kind: 'percent', rate: '4', paidAs: 'store-credit' },
      { kind: 'flat-per-order', amount: { points: '500' }, afterRefund: 'prorated' },
    ];
    await call(`POST /v1/plans/${planId}/versions`, { rules: [{ ruleId: 'all', rewards }] });
    await runtime.advance(now() + 60_000);
    await deliverOrder(runtime, acme.ids, '1003');
    await runtime.advance(now() + 3 * msPerDay);

    // Nobody is told of points as long as there is nobody who could hand them out.
    expect((await run()).skipped).toEqual([]);
    await connect('cards', 'shopify-gift-card', { api: shop.access });
    const signing = { address: system.address, signingSecret: fulfilmentSecret };
    await connect('rewards', 'fulfilment', { webhookSecrets: [backSecret], api: signing });
    expect((await run()).skipped).toMatchObject([
      { creatorId, reason: 'no-reward-method', amount: points },
      { creatorId, reason: 'no-reward-method', amount: credit },
    ]);

    const worth = { amount: { points: '100' }, value: { amount: '1.00', currency: 'USD' } };
    await call('PUT /v1/payout-controls', { rewardValues: [worth] });
    const giftCard = { rail: 'shopify-gift-card', customerId: '101' };
    expect(await saveCreator(giftCard)).toMatchObject({ rewardMethod: giftCard });
    shop.fault('lost-answer');
    const first = await run();
    expect(first.planned).toMatchObject([{ creatorId, amount: credit }]);
    expect(first.skipped).toMatchObject([{ reason: 'rail-unavailable', amount: points }]);
    // The stage of one machine looks up every six hours.
    await runtime.advance(now() + msPerDay / 3);
    expect(shop.cards).toMatchObject([
      { value: '20.00', customerId: 'gid://shopify/Customer/101' },
    ]);

    await saveCreator({ rail: 'fulfilment', recipient: 'member-1' });
    const second = await run();
    expect(second.planned).toMatchObject([{ creatorId, amount: points }]);
    const bodies = system.bodies.map((body) => JSON.parse(body));
    expect(bodies).toMatchObject([{ recipient: 'member-1', ...points }]);
    const [{ payoutId }] = bodies;
    expect(await readPayout(payoutId)).toMatchObject({ state: 'submitted', amount: points });
    expect(await tell(payoutId, Buffer.from('another key than the merchant’s'))).toBe(401);
    expect(await tell(payoutId, backKey)).toBe(200);
    expect(await readPayout(payoutId)).toMatchObject({
      ...{ state: 'confirmed', reference: 'F-1' },
      fairValue: { value: { amount: '5.00', currency: 'USD' }, taxYear: 2026 },
    });

    const listed = await call(
      `GET /v1/payouts?creatorId=${creatorId}`,
      undefined,
      acme.keys.payouts,
    );
    const inKind = listed.items.filter(({ amount }: { amount: object }) => 'unit' in amount);
    expect(inKind).toMatchObject([
      { state: 'confirmed', amount: points },
      { state: 'confirmed', amount: credit, reference: 'gid://shopify/GiftCard/1' },
    ]);
    const [{ code = '' } = {}] = shop.cards;
    expect(JSON.stringify(listed)).not.toContain(code);
    const statement = await call('GET /v1/me/statements/2026-01', undefined, acme.keys.me);
    expect(statement.inKind).toMatchObject([
      { unit: 'points', paid: points, closing: { amount: '0' } },
      { unit: 'store-credit:USD', paid: credit, closing: { amount: '0.00' } },
    ]);
    const store = await readLocalLedger(dataFolder);
    expect(verifyLedger(store, sha256)).toEqual([]);
    const [year] = store.taxYears ?? [];
    expect(year?.paid.find(({ incomeKind }) => incomeKind === 'in-kind')).toMatchObject({
      grossMinorUnits: 2_500n,
    });
  }, 180_000);
});
