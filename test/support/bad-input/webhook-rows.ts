import { shopifyOrderBody } from '../../../cli/demo/shopify-payloads.ts';
import { aLineData, anOrderData } from '../shop-events.ts';
import type { BadInputRow, BadInputWorld, BadRequest, Shop } from './bad-input-row.ts';

const shops: readonly Shop[] = ['shopify', 'generic', 'standard-webhooks'];
const signatureHeaders: Readonly<Record<Shop, string>> = {
  shopify: 'x-shopify-hmac-sha256',
  generic: 'x-tributary-signature',
  'standard-webhooks': 'webhook-signature',
};
const problems = {
  signature: { status: 401, type: '/problems/invalid-signature' },
  tooLarge: { status: 413, type: '/problems/body-too-large' },
  notParseable: { status: 400, type: '/problems/not-parseable' },
  invalid: { status: 422, type: '/problems/invalid-request' },
} as const;

/** A good order of the shop, in the words of each. */
export function goodBody(shop: Shop, orderId = '9001'): string {
  if (shop !== 'shopify') return eventBody({ orderId });
  return shopifyOrderBody({
    ...{ id: orderId, number: 9001, currency: 'USD', financialStatus: 'paid' },
    ...{ createdAt: Date.UTC(2026, 0, 6), updatedAt: Date.UTC(2026, 0, 6) },
    processedAt: Date.UTC(2026, 0, 6),
    lines: [{ id: '90011', title: 'Tent', unitPriceMinorUnits: 50_000n, quantity: 1 }],
    discounts: [],
  });
}

const eventBody = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ type: 'order', data: anOrderData({ orderId: '9001', ...changes }) });

/** Sends a body to a shop's connection, signed as it is unless the headers are changed. */
export function deliver(
  world: BadInputWorld,
  shop: Shop,
  body: Uint8Array | string,
  changeHeaders = (headers: Readonly<Record<string, string>>) => headers,
): BadRequest {
  return {
    method: 'POST',
    path: `/webhooks/${shop}/${world.connectionOf(shop)}`,
    headers: changeHeaders(world.sign(shop, body)),
    body,
  };
}

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

/** Bodies that are no JSON that two readers would understand alike. */
const unparseable: readonly (readonly [string, Uint8Array])[] = [
  ['no JSON at all', utf8('order=1001&total=12')],
  ['JSON that breaks off', utf8('{"id":1001,')],
  ['a byte order mark', utf8('\ufeff{"id":1001}')],
  ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['10,000 levels', utf8(deep)],
  ['a name twice', utf8('{"id":1001,"id":1002}')],
  ['the name __proto__', utf8('{"__proto__":{"admin":true},"id":1001}')],
  ['nothing', utf8('')],
];

const line = (changes: Readonly<Record<string, unknown>>) => ({ lines: [aLineData(changes)] });
const lines = (count: number) => ({
  lines: Array.from({ length: count }, (_, place) => aLineData({ lineId: `${place}` })),
});

/** What a sender of our own events is told, and a shop that cannot be changed is not. */
export const invalidEvents: readonly (readonly [string, string])[] = [
  ['an amount that is a number', eventBody(line({ amount: 12.5 }))],
  ['an amount that is NaN', eventBody(line({ amount: 'NaN' }))],
  ['an amount of 1e400', eventBody(line({ amount: '1e400' }))],
  ['an amount of -1', eventBody(line({ amount: '-1.00' }))],
  ['an amount above 2^53', eventBody(line({ amount: '90071992547409930000000000000000000.00' }))],
  ['an amount with a comma', eventBody(line({ amount: '12,50' }))],
  ['a currency that does not exist', eventBody({ currency: 'XXQ' })],
  ['yen with decimals', eventBody({ currency: 'JPY', ...line({ amount: '12.50' }) })],
  ['no lines', eventBody({ lines: [] })],
  ['10,001 lines', eventBody(lines(10_001))],
  ['a line twice', eventBody({ lines: [aLineData(), aLineData()] })],
  ['lines that do not make the total', eventBody({ total: '1.00' })],
  ['a field that nobody knows', eventBody({ tenantId: 'rival' })],
];

/** The same contents in the words of a shop: it is told that all is well, and a person is alarmed. */
const unusable: readonly (readonly [string, (good: string) => string, string])[] = [
  [
    'an amount with a comma',
    (good) => good.replaceAll('"500.00"', '"500,00"'),
    'unreadable-amount',
  ],
  ['an amount that is NaN', (good) => good.replaceAll('"500.00"', '"NaN"'), 'unreadable-amount'],
  [
    'a currency that does not exist',
    (good) => good.replaceAll('"USD"', '"XXQ"'),
    'unknown-currency',
  ],
  [
    'yen with decimals',
    (good) => good.replaceAll('"USD"', '"JPY"').replaceAll('"500.00"', '"500.50"'),
    'unreadable-amount',
  ],
  ['no id', (good) => good.replace(/"id":\d+/, '"id":null'), 'no-order-id'],
];

export const webhookRows: readonly BadInputRow[] = [
  ...shops.flatMap(rowsOfSignatures),
  ...shops.flatMap(rowsOfBodies),
  ...timestampRows(),
  ...(['generic', 'standard-webhooks'] as const).flatMap(rowsOfOwnEvents),
  ...unusable.map(
    ([what, change, reason], place): BadInputRow => ({
      name: `shopify: ${what}, correctly signed`,
      request: (world) => deliver(world, 'shopify', change(goodBody('shopify', `910${place}`))),
      status: 200,
      outcome: 'rejected',
      keepsRejected: true,
      reason,
    }),
  ),
  {
    name: 'a connection that does not exist',
    request: (world) => ({
      ...deliver(world, 'shopify', goodBody('shopify')),
      path: '/webhooks/shopify/acme.nowhere',
    }),
    ...{ status: 404, type: '/problems/not-found' },
  },
  {
    name: 'a connection of another provider',
    request: (world) => ({
      ...deliver(world, 'shopify', goodBody('shopify')),
      path: `/webhooks/stripe/${world.connectionOf('shopify')}`,
    }),
    ...{ status: 404, type: '/problems/not-found' },
  },
];

function rowsOfSignatures(shop: Shop): BadInputRow[] {
  const header = signatureHeaders[shop];
  const withSignature = (value: string) => (world: BadInputWorld) =>
    deliver(world, shop, goodBody(shop), (headers) => ({ ...headers, [header]: value }));
  const refused = (name: string, request: BadInputRow['request']): BadInputRow => ({
    ...{ name: `${shop}: ${name}`, request, ...problems.signature },
  });
  return [
    refused('no signature', (world) =>
      deliver(world, shop, goodBody(shop), ({ [header]: _, ...headers }) => headers),
    ),
    refused('a short signature', withSignature('abc')),
    refused('a signature that is no hex and no base64', withSignature('v1,§§§§')),
    refused('the secret of another shop', (world) => ({
      ...deliver(world, shop, goodBody(shop)),
      headers: world.sign(shop, goodBody(shop), {
        secret: 'whsec_bm90LXRoZS1zZWNyZXQtYXQtYWxsISE=',
      }),
    })),
    refused('a body changed by one byte after signing', (world) => ({
      ...deliver(world, shop, goodBody(shop)),
      body: goodBody(shop).replace('9001', '9002'),
    })),
    refused('a body written anew after signing', (world) => ({
      ...deliver(world, shop, goodBody(shop)),
      body: JSON.stringify(JSON.parse(goodBody(shop)), null, 1),
    })),
  ];
}

function rowsOfBodies(shop: Shop): BadInputRow[] {
  return [
    ...unparseable.map(
      ([what, body]): BadInputRow => ({
        name: `${shop}: ${what}, correctly signed`,
        request: (world) => deliver(world, shop, body),
        ...problems.notParseable,
      }),
    ),
    {
      name: `${shop}: more than 1 MB`,
      request: (world) => deliver(world, shop, `{"note":"${'x'.repeat(1_000_000)}"}`),
      ...problems.tooLarge,
    },
  ];
}

/** Where the protocol signs the moment, a delivery of another one is somebody's who kept it. */
function timestampRows(): BadInputRow[] {
  const shop = 'standard-webhooks';
  const signedAt = (name: string, offsetSeconds: number): BadInputRow => ({
    name: `${shop}: signed ${name}`,
    request: (world) => ({
      ...deliver(world, shop, goodBody(shop)),
      headers: world.sign(shop, goodBody(shop), { now: world.now + offsetSeconds * 1_000 }),
    }),
    ...problems.signature,
  });
  return [
    signedAt('310 seconds ago', -310),
    signedAt('310 seconds ahead', 310),
    signedAt('in a hundred years', 3_155_760_000),
    {
      name: `${shop}: a moment that is no whole number`,
      request: (world) =>
        deliver(world, shop, goodBody(shop), (headers) => ({
          ...headers,
          'webhook-timestamp': '12.5',
        })),
      ...problems.signature,
    },
  ];
}

function rowsOfOwnEvents(shop: Exclude<Shop, 'shopify'>): BadInputRow[] {
  return [
    ...invalidEvents.map(
      ([what, body]): BadInputRow => ({
        name: `${shop}: ${what}`,
        request: (world) => deliver(world, shop, body),
        ...problems.invalid,
        keepsRejected: true,
      }),
    ),
    {
      name: `${shop}: another content type`,
      request: (world) =>
        deliver(world, shop, goodBody(shop), (headers) => ({
          ...headers,
          'content-type': 'text/plain',
        })),
      ...{ status: 415, type: '/problems/unsupported-media-type' },
    },
  ];
}
