import type { Random } from '../../../cli/demo/mulberry32.ts';
import { apiRows } from '../api-rows.ts';
import type { BadInputWorld, BadRequest, Shop } from '../bad-input/bad-input-row.ts';
import { toldConnection } from '../bad-input/start-bad-input-world.ts';
import { goodBody } from '../bad-input/webhook-rows.ts';
import { mutateBody } from './mutate-body.ts';

export type FuzzWorld = BadInputWorld & { readonly manageKey: string };

const shops: readonly Shop[] = ['shopify', 'generic', 'standard-webhooks'];
const otherProviders = ['stripe', 'woocommerce', 'bigcommerce', 'adobe-commerce', 'nobody', '%00'];
const shopifyTopics = [
  'orders/create',
  'orders/updated',
  'refunds/create',
  'disputes/create',
  'subscription_contracts/create',
  'subscription_billing_attempts/success',
  'app/uninstalled',
  '',
];

/** Any request to any public address, most of them nearly right. */
export function drawRequest(random: Random, world: FuzzWorld): BadRequest {
  const draw = random.pick([drawWebhook, drawWebhook, drawWebhook, drawClick, drawEvents, drawApi]);
  const request = draw(random, world);
  return { ...request, headers: drawHeaders(random, request.headers ?? {}) };
}

function drawWebhook(random: Random, world: FuzzWorld): BadRequest {
  if (random.chance(10)) return drawStrangersWebhook(random, world);
  const shop = random.pick(shops);
  const good = goodBody(shop, `${100_000 + random.below(1_000)}`);
  const body = random.chance(10) ? Buffer.from(good) : mutateBody(random, good);
  const topic = shop === 'shopify' ? { topic: random.pick(shopifyTopics) } : {};
  return {
    method: 'POST',
    path: `/webhooks/${shop}/${world.connectionOf(shop)}${drawQuery(random)}`,
    headers: world.sign(shop, random.chance(90) ? body : good, topic),
    body,
  };
}

/** To a connection that is not there, or to a rail. */
function drawStrangersWebhook(random: Random, world: FuzzWorld): BadRequest {
  const provider = random.pick(otherProviders);
  const connection = random.pick(['acme.nowhere', 'acme', '.', 'acme.%23', '%2e%2e', 'a.b.c']);
  const path = random.pick([
    `/webhooks/${provider}/${connection}`,
    `/webhooks/rails/sepa/${connection}`,
    `/webhooks/rails/manual/${world.connectionOf('generic')}`,
  ]);
  return { method: 'POST', path, body: mutateBody(random, goodBody('generic')) };
}

function drawClick(random: Random, { ids }: FuzzWorld): BadRequest {
  const slug = random.chance(50) ? ids.slug : drawText(random);
  const path = random.pick([
    `/r/${slug}`,
    `/px.gif?l=${slug}`,
    '/tributary.js',
    '/healthz',
    `/${slug}`,
  ]);
  const separator = path.includes('?') ? '&' : '?';
  return {
    method: random.pick(['GET', 'GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']),
    path: `${path}${drawQuery(random).replace('?', separator)}`,
    headers: {
      'user-agent': drawText(random),
      cookie: `tv=${drawText(random)}; ${drawText(random)}`,
    },
  };
}

const ofCreator = { programId: 'spring-acme', creatorId: 'mia-acme' };
const someEvents = JSON.stringify({
  events: [
    { type: 'visit', channel: 'paid-search', visitorId: 'visitor-0123456789', id: 'e-1' },
    { type: 'identify', visitorId: 'visitor-0123456789', email: 'ann@mail.example' },
    { type: 'consent', visitorId: 'visitor-0123456789', granted: true },
    { type: 'touch', slug: 'tent-acme', visitorId: 'visitor-0123456789' },
    { type: 'lead', id: 'l-1', visitorId: 'visitor-0123456789', currency: 'USD', ...ofCreator },
    { type: 'lead-confirmed', id: 'l-1', visitorId: 'visitor-0123456789' },
  ],
});
const browsersEvents = JSON.stringify({
  events: [
    { type: 'consent', visitorId: 'visitor-0123456789', granted: true },
    { type: 'view', visitorId: 'visitor-0123456789', tokens: ['v1.k1.W10.mac'] },
    {
      ...{ type: 'lead', id: 'l-2', visitorId: 'visitor-0123456789', currency: 'USD' },
      tokens: ['v1.k1.W10.mac', ''],
    },
    {
      ...{ type: 'identify', visitorId: 'visitor-0123456789', customerId: '1' },
      ...{ connectionId: 'acme.shop-acme', proof: '0'.repeat(64) },
    },
  ],
});

function drawEvents(random: Random, world: FuzzWorld): BadRequest {
  if (random.chance(20)) return drawBrowsersEvents(random, world);
  const key = random.chance(90) ? world.eventsKey : drawText(random);
  const events = random.chance(70) ? someEvents : conversionEvents(random);
  return {
    method: 'POST',
    path: `/v1/events${drawQuery(random)}`,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: random.chance(10) ? events : mutateBody(random, events),
  };
}

/** Of a connection whose orders no webhook tells, so that their facts can be counted apart. */
function conversionEvents(random: Random): string {
  const connectionId = `acme.${toldConnection}`;
  const event = JSON.parse(goodBody('generic', `${100_000 + random.below(1_000)}`));
  return JSON.stringify({ events: [{ type: 'conversion', connectionId, event }] });
}

function drawBrowsersEvents(random: Random, { browserKey }: FuzzWorld): BadRequest {
  const key = random.chance(80) ? browserKey : drawText(random);
  const origin = random.chance(80) ? 'https://shop.example' : drawText(random);
  if (random.chance(30)) {
    return { method: 'OPTIONS', path: `/v1/events?key=${key}`, headers: { origin } };
  }
  return {
    method: 'POST',
    path: `/v1/events?key=${key}`,
    headers: { authorization: `Bearer ${key}`, origin, 'content-type': 'application/json' },
    body: random.chance(10) ? browsersEvents : mutateBody(random, browsersEvents),
  };
}

/** An address of the API with its own body, or one that is nearly it. */
function drawApi(random: Random, { ids, manageKey }: FuzzWorld): BadRequest {
  const row = random.pick(apiRows);
  const [method = 'GET'] = row.route.split(' ');
  const path = row.path(ids);
  const strange = random.chance(30)
    ? path.replace(/[^/]+$/, () => drawText(random))
    : `${path}${path.includes('?') ? '' : drawQuery(random)}`;
  const body = row.body && mutateBody(random, JSON.stringify(row.body(ids)));
  return {
    method,
    path: strange,
    headers: {
      authorization: `Bearer ${manageKey}`,
      'content-type': 'application/json',
      ...(random.chance(90) ? { 'idempotency-key': `fuzz-${random.below(50)}` } : {}),
    },
    ...(body === undefined ? {} : { body }),
  };
}

const queries = [
  'limit=0',
  'limit=-1',
  'limit=1e9',
  'cursor=AAAA',
  'from=x&to=y',
  'from=2026-01-01',
  'a=%E0%A4%A',
  '%00=%00',
  'url=//evil.example',
  'l=',
  '&&==&',
];

const drawQuery = (random: Random): string => (random.chance(70) ? '' : `?${random.pick(queries)}`);

const texts = [
  '',
  '.',
  '..',
  '%2e%2e',
  '%00',
  '%0d%0a',
  '%E0%A4%A',
  '%ff',
  '%23',
  'a%2Fb',
  '~',
  '__proto__',
  'constructor',
  'TENANT%23rival',
  '%F0%9F%92%B8',
  '*',
  '-1',
  '9'.repeat(40),
  'x'.repeat(300),
];

/** A part of an address, as it can be written in one. */
const drawText = (random: Random): string => random.pick(texts);

/** Sometimes a header is missing, doubled in its sense or nonsense. */
function drawHeaders(
  random: Random,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (random.chance(80)) return headers;
  const names = Object.keys(headers);
  if (names.length === 0) return headers;
  const name = random.pick(names);
  const { [name]: _, ...others } = headers;
  if (random.chance(40)) return others;
  const nonsense = random.pick([
    '',
    'a',
    'text/plain',
    'application/json; charset=utf-16',
    'Bearer',
    '0',
    'x'.repeat(4_000),
    'v1,',
    't=1,v1=',
    '~',
  ]);
  return { ...others, [name]: nonsense };
}
