import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { shopifyOrderBody, signShopify } from '../../cli/demo/shopify-payloads.ts';
import { findAssembly } from '../../local/assembly.ts';
import { type LocalRuntime, startRuntime } from '../../local/runtime.ts';
import { browser as browserOfPeople } from '../support/an-http-event.ts';
import { callApi, type Merchant, openMerchant, shopSecret } from '../support/two-merchants.ts';
import { otherHost, shopHost, startTestShop, type TestShop, trackingHost } from './a-test-shop.ts';

const identifySecret = 'what the shop proves its customers with';

/** What a page asked of anybody beside the shop's own pages and scripts. */
export type Asked = { readonly address: string; readonly body: string | null };

/** A browser of one person's: a page and all that it asked for since. */
export type Device = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly asked: Asked[];
  /** A new page of the same browser, and the old one closed. */
  reopen(): Promise<Device>;
};

/** The local system, a shop of merchant `acme` and a Chromium that finds both by their names. */
export async function openShopInABrowser(executablePath: string) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tributary-browser-'));
  const closers: (() => unknown)[] = [() => rmSync(dataFolder, { recursive: true, force: true })];
  const close = async () => {
    for (const each of closers.splice(0).toReversed()) await each();
  };
  try {
    const startAt = Date.UTC(2026, 0, 5, 9);
    const assemblyFolder = await findAssembly();
    const runtime = await startRuntime({ assemblyFolder, dataFolder, startAt });
    closers.push(() => runtime.stop());
    const merchant = await openMerchant(runtime, 'acme');
    await letBrowsersIdentify(runtime, merchant);
    const shop = await startTestShop(runtime.url, { key: merchant.keys.browser });
    closers.push(() => shop.stop());
    const browser = await launch(executablePath, shop);
    closers.push(() => browser.close());

    // Without a window it would call itself a bot, which gets no token.
    const userAgent = browserOfPeople;
    async function openDevice(context?: BrowserContext): Promise<Device> {
      const own = context ?? (await browser.newContext({ ignoreHTTPSErrors: true, userAgent }));
      const page = await own.newPage();
      const asked: Asked[] = [];
      page.on('request', (request) => {
        const address = `${request.method()} ${request.url()}`;
        if (/\/v1\/|\/cart\//.test(address)) asked.push({ address, body: request.postData() });
      });
      const reopen = async () => {
        await page.close();
        return openDevice(own);
      };
      return { context: own, page, asked, reopen };
    }
    return { runtime, merchant, shop, openDevice: () => openDevice(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type ShopInABrowser = Awaited<ReturnType<typeof openShopInABrowser>>;

async function letBrowsersIdentify({ url }: LocalRuntime, { ids, keys }: Merchant) {
  const connection = { provider: 'shopify', programId: ids.programId };
  const body = { ...connection, webhookSecrets: [shopSecret], identifySecrets: [identifySecret] };
  const path = `/v1/connections/${ids.connection}`;
  const { status, text } = await callApi(url, { method: 'PUT', path, body }, keys.manage);
  if (status !== 200) throw new Error(`The connection was not saved: ${text}`);
}

function launch(executablePath: string, { port }: TestShop) {
  const hosts = [shopHost, otherHost, trackingHost];
  const rules = hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return chromium.launch({
    executablePath,
    args: [
      `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(',')}`,
      // As root, in a container, and without a way to the outside.
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** What the shop's back end writes into the page of a customer who has signed in. */
export function proofOf(customerId: string): string {
  return createHmac('sha256', identifySecret).update(customerId).digest('hex');
}

/** The shop's webhook for an order of 500.00 USD with what its cart had; the conversion that it becomes. */
export async function deliverShopOrder(
  { runtime, merchant: { ids } }: Pick<ShopInABrowser, 'runtime' | 'merchant'>,
  order: {
    readonly id: string;
    readonly customerId: string;
    readonly attributes: Readonly<Record<string, string>>;
  },
): Promise<string> {
  // A shop writes whole seconds: an order of this one would come before its click.
  await runtime.advance(runtime.clock.now() + 1_000);
  const at = runtime.clock.now();
  const { id, customerId, attributes } = order;
  const body = shopifyOrderBody({
    ...{ id, number: Number(id), currency: 'USD', financialStatus: 'paid' },
    ...{ createdAt: at, updatedAt: at, processedAt: at },
    lines: [{ id: `${id}1`, title: 'Tent', unitPriceMinorUnits: 50_000n, quantity: 1 }],
    noteAttributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
    customer: {
      ...{ id: customerId, email: `c${customerId}@mail.example` },
      ...{ firstName: 'A', lastName: 'B' },
    },
  });
  const response = await fetch(`${runtime.url}/webhooks/shopify/${ids.connectionId}`, {
    method: 'POST',
    headers: signShopify(body, shopSecret, { topic: 'orders/create', deliveryId: id }),
    body,
  });
  if (response.status !== 200) throw new Error(`The order was answered ${response.status}.`);
  await runtime.drain();
  return `${ids.connection}~${id}`;
}
