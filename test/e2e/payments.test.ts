import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { callApi, deliverOrder, type Merchant, openMerchant } from '../support/two-merchants.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('facts of payments in the local runtime', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-payments-'));
  let runtime: LocalRuntime;
  let acme: Merchant;

  beforeAll(async () => {
    const startAt = Date.UTC(2026, 0, 5, 9);
    runtime = await startRuntime({ assemblyFolder: await findAssembly(), dataFolder, startAt });
    acme = await openMerchant(runtime, 'acme');
    const ordersConnection = acme.ids.connection;
    const payments = { provider: 'api', kind: 'payments', ordersConnection };
    expect((await call('PUT /v1/connections/pay', payments)).status).toBe(200);
  }, 180_000);

  afterAll(async () => {
    await runtime?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function call(route: string, body?: object) {
    const [method = '', path = ''] = route.split(' ');
    const { status, text } = await callApi(runtime.url, { method, path, body }, acme.keys.manage);
    await runtime.drain();
    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of a document is its own affair
    return { status, document: JSON.parse(text) as any };
  }

  const refund = (refundId: string, value: string, amount: string, ...others: object[]) =>
    call('POST /v1/payment-facts', {
      ...{ kind: 'refund', connection: 'pay', refundId, payment: usd(amount) },
      references: [{ kind: 'payment', value }, ...others],
      at: new Date(runtime.clock.now()).toISOString(),
    });

  const owedFor = async (orderId: string) => {
    const conversionId = acme.ids.openConversionId.replace('1002', orderId);
    const { document } = await call(`GET /v1/conversions/${conversionId}`);
    return document.owed;
  };

  it('wait for the order, find it over an alias, and take back their part of its commission', async () => {
    const early = await refund('re_1', 'pi_1', '100.00');
    await deliverOrder(runtime, acme.ids, '1003', 'checkout-1003');
    await runtime.drain();
    expect(early).toMatchObject({ status: 201, document: { outcome: 'added' } });
    expect(await owedFor('1003')).toMatchObject([{ amount: usd('50.00') }]);

    await refund('re_2', 'pi_1', '50.00', { kind: 'checkout', value: 'checkout-1003' });

    // 10 % of 500.00 less 150.00.
    expect(await owedFor('1003')).toMatchObject([{ amount: usd('35.00') }]);
  });
});
