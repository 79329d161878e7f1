import { shopifyOrderBody, signShopify } from '../../cli/demo/shopify-payloads.ts';
import type { LocalRuntime } from '../../local/runtime.ts';
import type { MerchantIds } from './api-rows.ts';
import { checkContract } from './contract/check-contract.ts';

/** Who may call: what a key may do, or who shows none. */
export const callers = [
  'operator',
  'manage',
  'read',
  'payouts',
  'events',
  'browser',
  'me',
] as const;
export type CallerName = (typeof callers)[number];

export type Merchant = {
  readonly ids: MerchantIds;
  readonly keys: Readonly<Record<CallerName, string>>;
};

export type Answer = { readonly status: number; readonly text: string };

/** What a buyer told the shop, and nobody behind the edge may know. */
export const buyer = {
  id: '70010042',
  email: 'wilhelmina@mail.example',
  firstName: 'Wilhelmina',
  lastName: 'Wagonmaker',
};
export const shopSecret = 'what-the-shop-signs-with';

/** The ids of a merchant's things; those that the system chooses are of a form that it could choose. */
export function idsOf(merchantId: string): MerchantIds {
  return {
    programId: `spring-${merchantId}`,
    planId: `standard-${merchantId}`,
    creatorId: `mia-${merchantId}`,
    slug: `tent-${merchantId}`,
    code: `MIA-${merchantId.toUpperCase()}`,
    connection: `shop-${merchantId}`,
    connectionId: `${merchantId}.shop-${merchantId}`,
    conversionId: `shop-${merchantId}~1001`,
    openConversionId: `shop-${merchantId}~1002`,
    holdId: `shop-${merchantId}~1002~0123456789abcdef`,
    payoutId: `mia-${merchantId}-usd-2`,
    runId: `run-${merchantId}`,
    batchId: `run-${merchantId}-csv-usd-1`,
  };
}

let calls = 0;

/**
 * Calls the API; every POST has an `Idempotency-Key` of its own. An answer that the API document does not describe
 * is an error.
 */
export async function callApi(
  url: string,
  request: { readonly method: string; readonly path: string; readonly body?: unknown },
  key?: string,
): Promise<Answer> {
  calls += 1;
  const response = await fetch(`${url}${request.path}`, {
    method: request.method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `call-${calls}`,
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  checkContract({
    ...{ method: request.method, path: request.path, body: request.body, text },
    ...{ status: response.status, contentType: response.headers.get('content-type') },
  });
  return { status: response.status, text };
}

/** What a merchant is made with beside its name. */
export type MerchantContents = {
  readonly debtor?: object;
  readonly originator?: object;
  readonly tax?: object;
  /** Of its creator. */
  readonly taxProfile?: object;
  /** In which its shop sells; default: USD. */
  readonly currency?: string;
};

/**
 * A merchant of whom there is one of everything: also an order that was closed and is paid out, and
 * one that is on hold.
 *
 * @param more what else it is made with, such as `debtor`, `originator` or `tax`, and its creator's tax profile.
 */
export async function openMerchant(
  runtime: LocalRuntime,
  merchantId: string,
  { taxProfile, currency = 'USD', ...more }: MerchantContents = {},
): Promise<Merchant> {
  const operator = runtime.secrets.valueOf('OPERATOR_KEY_SECRET') ?? '';
  const send = sender(runtime.url);
  await send(operator, 'POST', '/v1/merchants', { merchantId, name: merchantId, ...more });
  const manage = await makeKey(send, operator, { merchantId, scopes: ['manage'] });
  const ids = idsOf(merchantId);
  await configure(send, manage, ids, currency);
  if (taxProfile !== undefined) {
    await send(manage, 'PUT', `/v1/creators/${ids.creatorId}/tax-profile`, taxProfile);
  }
  const keys = {
    ...{ operator, manage },
    read: await makeKey(send, operator, { merchantId, scopes: ['read'] }),
    payouts: await makeKey(send, operator, { merchantId, scopes: ['payouts'] }),
    events: await makeKey(send, operator, { merchantId, scopes: ['events'] }),
    browser: await makeKey(send, manage, {
      scopes: ['browser'],
      allowedOrigins: ['https://shop.example'],
    }),
    me: await makeKey(send, manage, { scopes: ['me'], creatorId: ids.creatorId }),
  };
  // A shop writes whole seconds: an order of this one would come before its creator.
  await runtime.advance(runtime.clock.now() + 60_000);
  await deliverOrder(runtime, ids, '1001', undefined, currency);
  await runtime.advance(runtime.clock.now() + 3 * 86_400_000);
  await deliverOrder(runtime, ids, '1002', undefined, currency);
  await runtime.drain();
  const hold = { conversionId: ids.openConversionId, reason: 'manual', note: 'Looks odd.' };
  const { holdId } = await send<{ holdId: string }>(manage, 'POST', '/v1/holds', hold);
  const paid = await payOut(runtime, send, keys.payouts);
  return { ids: { ...ids, ...paid, holdId }, keys };
}

type Send = ReturnType<typeof sender>;

function sender(url: string) {
  return async <Document>(key: string, method: string, path: string, body?: unknown) => {
    const { status, text } = await callApi(url, { method, path, body }, key);
    if (status < 300) return JSON.parse(text) as Document;
    throw new Error(`${method} ${path} was answered ${status}: ${text}`);
  };
}

async function makeKey(send: Send, by: string, wanted: object): Promise<string> {
  const body = { name: 'test', ...wanted };
  return (await send<{ key: string }>(by, 'POST', '/v1/api-keys', body)).key;
}

async function configure(
  send: Send,
  key: string,
  ids: MerchantIds,
  currency: string,
): Promise<void> {
  const { programId, planId, creatorId } = ids;
  const put = (path: string, body: object) => send(key, 'PUT', path, body);
  await put(`/v1/programs/${programId}`, {
    ...{ name: 'Spring', planId, landingHosts: ['shop.example'] },
    hold: { afterFulfilmentDays: 1, afterPaymentDays: 1 },
    payouts: { minimums: [{ amount: '1.00', currency }] },
  });
  const rules = [{ ruleId: 'all', rewards: [{ kind: 'percent', rate: '10' }] }];
  await send(key, 'POST', `/v1/plans/${planId}/versions`, { rules });
  const payoutMethod = { rail: 'csv', holder: 'Mia', account: 'A-12345678' };
  await put(`/v1/creators/${creatorId}`, { name: 'Mia', payoutMethod });
  await put(`/v1/enrolments/${programId}/${creatorId}`, {});
  const destination = 'https://shop.example/tent';
  await put(`/v1/links/${ids.slug}`, { programId, creatorId, destination });
  await put(`/v1/codes/${ids.code}`, { programId, creatorId });
  const connection = { provider: 'shopify', programId, webhookSecrets: [shopSecret] };
  await put(`/v1/connections/${ids.connection}`, connection);
}

/** The shop tells of a paid order of 500.00 USD with the code of the creator, and maybe of its checkout. */
export async function deliverOrder(
  runtime: LocalRuntime,
  ids: MerchantIds,
  id: string,
  checkoutToken?: string,
  currency = 'USD',
): Promise<void> {
  const at = runtime.clock.now();
  const written = shopifyOrderBody({
    ...{ id, number: Number(id), currency, financialStatus: 'paid' },
    ...{ createdAt: at, updatedAt: at, processedAt: at },
    lines: [{ id: `${id}1`, title: 'Tent', unitPriceMinorUnits: 50_000n, quantity: 1 }],
    discounts: [{ code: ids.code, type: 'percentage', value: '0.0' }],
    customer: buyer,
  });
  const token = JSON.stringify(checkoutToken ?? null);
  const body = written.replace('"checkout_token":null', `"checkout_token":${token}`);
  const response = await fetch(`${runtime.url}/webhooks/shopify/${ids.connectionId}`, {
    method: 'POST',
    headers: signShopify(body, shopSecret, { topic: 'orders/create', deliveryId: id }),
    body,
  });
  const { outcome } = (await response.json()) as { outcome?: string };
  if (outcome !== 'stored') throw new Error(`The order ${id} was not stored but ${outcome}.`);
}

/** Runs the payouts, and waits until they are with the rail. */
async function payOut(runtime: LocalRuntime, send: Send, key: string) {
  const { runId } = await send<{ runId: string }>(key, 'POST', '/v1/payouts/runs', {
    dryRun: false,
  });
  await runtime.drain();
  const { items } = await send<{ items: { payoutId: string; batchId: string }[] }>(
    key,
    'GET',
    '/v1/payouts',
  );
  const [payout] = items;
  if (payout === undefined) throw new Error('Nothing is paid out.');
  return { runId, payoutId: payout.payoutId, batchId: payout.batchId };
}
