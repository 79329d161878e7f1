import type { BadInputRow, BadInputWorld, BadRequest } from './bad-input-row.ts';
import { invalidEvents } from './webhook-rows.ts';

const chrome =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const googlebot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

const click = (path: string, changes: Omit<BadRequest, 'path'> = {}): BadRequest => ({
  path,
  ...changes,
  headers: { 'user-agent': chrome, ...changes.headers },
});

/** The stored destination, without a token: nobody's click. */
const uncounted = /^https:\/\/shop\.example\/tent$/;
/** The stored destination, and a token. */
const counted = /^https:\/\/shop\.example\/tent\?tc=[^&]+$/;

export const clickRows: readonly BadInputRow[] = [
  ...['nobody-has-this', 'a', '..%2F..%2Fetc', 'UPPER CASE'].map(
    (slug): BadInputRow => ({
      name: `click: the slug ${slug}`,
      request: () => click(`/r/${slug.replace(' ', '%20')}`),
      ...{ status: 404, type: '/problems/not-found' },
    }),
  ),
  {
    name: 'click: a link that has ended',
    request: ({ ids }) => click(`/r/ended-${ids.slug}`),
    ...{ status: 410, type: '/problems/link-inactive' },
  },
  ...['%0d%0aset-cookie:a=b', '%0A', '%0D'].map(
    (evil): BadInputRow => ({
      name: `click: a line break in the slug, ${evil}`,
      request: ({ ids }) => click(`/r/${ids.slug}${evil}`),
      ...{ status: 400, type: '/problems/line-break-in-address' },
    }),
  ),
  {
    name: 'click: another destination in the query',
    request: ({ ids }) =>
      click(`/r/${ids.slug}?url=https://evil.example&destination=//evil.example`),
    ...{ status: 302, location: counted },
  },
  ...['//evil.example', '%0d%0aset-cookie:a=b', '%00', '%E0%A4%A', 'x'.repeat(4_000)].map(
    (evil): BadInputRow => ({
      name: `click: the sub-id ${evil.slice(0, 30)}`,
      request: ({ ids }) => click(`/r/${ids.slug}?sub1=${evil}&subid=${evil}`),
      ...{ status: 302, location: counted },
    }),
  ),
  {
    name: 'click: a forged token of the last click',
    request: ({ ids }) =>
      click(`/r/${ids.slug}`, { headers: { cookie: 'tv=visitor-1; tl=v1.k.e.x' } }),
    ...{ status: 302, location: counted },
  },
  {
    name: 'click: an address of 8,193 characters',
    request: ({ ids }) => click(`/r/${ids.slug}?q=${'x'.repeat(8_193)}`),
    ...{ status: 414, type: '/problems/address-too-long' },
  },
  ...(
    [
      ['a bot', { headers: { 'user-agent': googlebot } }],
      ['HEAD', { method: 'HEAD' }],
      ['a prefetch', { headers: { 'sec-purpose': 'prefetch' } }],
    ] as const
  ).map(
    ([what, changes]): BadInputRow => ({
      name: `click: ${what}`,
      request: ({ ids }) => click(`/r/${ids.slug}`, changes),
      ...{ status: 302, location: uncounted },
    }),
  ),
];

/** A broken image helps nobody: the pixel is answered whatever is asked. */
export const pixelRows: readonly BadInputRow[] = [
  ['no link', ''],
  ['a link that does not exist', '?l=nobody-has-this'],
  ['a line break', '?l=%0d%0aset-cookie:a=b'],
  ['what is no slug', `?l=${'x'.repeat(4_000)}`],
  ['broken escapes', '?l=%E0%A4%A'],
].map(([what, query]) => ({
  name: `pixel: ${what}`,
  request: () => click(`/px.gif${query}`),
  status: 200,
}));

function post(world: BadInputWorld, body: unknown, changes: Partial<BadRequest> = {}): BadRequest {
  return {
    method: 'POST',
    path: '/v1/events',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...changes,
    headers: {
      authorization: `Bearer ${world.eventsKey}`,
      'content-type': 'application/json',
      'idempotency-key': 'bad-input',
      ...changes.headers,
    },
  };
}

const visit = { type: 'visit', channel: 'paid-search', visitorId: 'visitor-0123456789abcdef' };
const invalid = { status: 422, type: '/problems/invalid-request' } as const;
const notParseable = { status: 400, type: '/problems/malformed-json' } as const;

export const eventRows: readonly BadInputRow[] = [
  {
    name: 'events: no key',
    request: (world) => post(world, { events: [visit] }, { headers: { authorization: '' } }),
    // The gateway's own answer, which no application can write.
    status: 401,
  },
  {
    name: 'events: two of one id that differ',
    request: (world) =>
      post(world, {
        events: [
          { ...visit, id: 'e-1' },
          { ...visit, id: 'e-1', channel: 'email' },
        ],
      }),
    ...{ status: 409, type: '/problems/conflicting-events' },
  },
  {
    name: 'events: another content type',
    request: (world) =>
      post(world, { events: [visit] }, { headers: { 'content-type': 'text/plain' } }),
    ...{ status: 415, type: '/problems/unsupported-media-type' },
  },
  ...(
    [
      ['no JSON at all', 'events'],
      ['JSON that breaks off', '{"events":['],
      ['a byte order mark', '\ufeff{"events":[]}'],
      ['10,000 levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
      ['the name __proto__', '{"__proto__":{},"events":[]}'],
    ] as const
  ).map(
    ([what, body]): BadInputRow => ({
      name: `events: ${what}`,
      request: (world) => post(world, body),
      ...notParseable,
    }),
  ),
  ...(
    [
      ['none', []],
      ['101', Array.from({ length: 101 }, () => visit)],
      ['a field that nobody knows', [{ ...visit, tenantId: 'rival' }]],
      ['a time in the future', [{ ...visit, at: '2126-01-01T00:00:00Z' }]],
      ['a time that is none', [{ ...visit, at: 'yesterday' }]],
      [
        'a link that is another merchant’s',
        [{ type: 'touch', slug: 'tent-rival', visitorId: visit.visitorId }],
      ],
      ['a visitor that is none', [{ ...visit, visitorId: '' }]],
      ['another type', [{ ...visit, type: 'purchase' }]],
    ] as const
  ).map(
    ([what, events]): BadInputRow => ({
      name: `events: ${what}`,
      request: (world) => post(world, { events }),
      ...invalid,
    }),
  ),
  ...invalidEvents.map(
    ([what, event]): BadInputRow => ({
      name: `events: a conversion with ${what}`,
      request: (world) => {
        const connectionId = world.connectionOf('generic');
        const told = `{"type":"conversion","connectionId":"${connectionId}","event":${event}}`;
        return post(world, `{"events":[${told}]}`);
      },
      ...invalid,
    }),
  ),
  ...browserRows(),
];

/** What is sent with a publishable key, which everybody can read in a page. */
function browserRows(): BadInputRow[] {
  const { visitorId } = visit;
  const consent = { type: 'consent', granted: true, visitorId };
  const lead = { type: 'lead', id: 'l-1', visitorId, currency: 'USD' };
  const shop = { origin: 'https://shop.example' };
  const send = (world: BadInputWorld, events: readonly object[], headers: object = shop) =>
    post(
      world,
      { events },
      { headers: { authorization: `Bearer ${world.browserKey}`, ...headers } },
    );
  const notAllowed = { status: 403, type: '/problems/origin-not-allowed' } as const;
  const secretOnly = { status: 403, type: '/problems/secret-key-needed' } as const;
  const named = ({ ids: { programId, creatorId } }: BadInputWorld) => ({ programId, creatorId });
  return [
    {
      name: 'browsers: a page that the key does not name',
      request: (world) => send(world, [consent], { origin: 'https://evil.example' }),
      ...notAllowed,
    },
    {
      name: 'browsers: no page',
      request: (world) => send(world, [consent], {}),
      ...notAllowed,
    },
    {
      name: 'browsers: a preflight without a key',
      request: () => ({ method: 'OPTIONS', path: '/v1/events', headers: shop }),
      ...notAllowed,
    },
    {
      name: 'browsers: a preflight with a secret key',
      request: ({ eventsKey }) => ({
        ...{ method: 'OPTIONS', path: `/v1/events?key=${eventsKey}`, headers: shop },
      }),
      ...notAllowed,
    },
    {
      name: 'browsers: a touch that names a link',
      request: (world) => send(world, [{ type: 'touch', slug: world.ids.slug, visitorId }]),
      ...secretOnly,
    },
    {
      name: 'browsers: a lead that names a creator',
      request: (world) => send(world, [{ ...lead, ...named(world) }]),
      ...secretOnly,
    },
    {
      name: 'browsers: a lead that confirms itself',
      request: (world) => send(world, [{ type: 'lead-confirmed', id: 'l-1', visitorId }]),
      ...secretOnly,
    },
    {
      name: 'browsers: an address of a customer',
      request: (world) => send(world, [{ type: 'identify', visitorId, email: 'a@mail.example' }]),
      ...secretOnly,
    },
    {
      name: 'browsers: a customer with a guessed proof',
      request: (world) => {
        const connectionId = world.connectionOf('shopify');
        const customer = { visitorId, customerId: '1', connectionId };
        return send(world, [{ type: 'identify', ...customer, proof: '0'.repeat(64) }]);
      },
      ...invalid,
    },
    {
      name: 'browsers: a token that nobody signed',
      request: (world) => send(world, [{ type: 'view', visitorId, tokens: ['v1.k1.W10.mac'] }]),
      ...invalid,
    },
    {
      name: 'browsers: a lead with a token that nobody signed',
      request: (world) => send(world, [{ ...lead, tokens: ['v1.k1.W10.mac'] }]),
      ...invalid,
    },
    {
      name: 'browsers: another address of the API',
      request: ({ browserKey }) => ({
        path: '/v1/programs',
        headers: { authorization: `Bearer ${browserKey}`, ...shop },
      }),
      ...{ status: 403, type: '/problems/missing-scope' },
    },
  ];
}
