import { type FakeAnswer, serveFakeApi } from './serve-fake-api.ts';

export const shopifyToken = 'shpat_1a2b3c';

/** The largest page of the fake, whatever is asked for, so that a few orders have several. */
const pageSize = 2;

type Place = { readonly at: number; readonly id: string };

/** The orders of one Shopify shop, by its Admin API (REST), over HTTP. */
export async function startFakeShopifyAdmin() {
  const orders = new Map<string, string>();

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-shopify-access-token'] === shopifyToken,
    answer({ pathname, searchParams }): FakeAnswer {
      if (pathname === '/admin/api/2026-07/orders.json') return listChanged(orders, searchParams);
      const [, id = ''] = /^\/admin\/api\/2026-07\/orders\/(\d+)\.json$/.exec(pathname) ?? [];
      const order = orders.get(id);
      return order === undefined
        ? { status: 404, body: { errors: 'Not Found' } }
        : { status: 200, text: `{"order":${order}}` };
    },
  });

  return {
    ...api,
    /** Keeps an order as it is now. @param body as a webhook has it. */
    keep: (id: string, body: string) => orders.set(id, body),
  };
}

/** A page that has a name goes on behind the order that was last on the one before, and takes no conditions. */
function listChanged(orders: ReadonlyMap<string, string>, query: URLSearchParams): FakeAnswer {
  const name = query.get('page_info');
  if (name !== null && query.has('updated_at_min')) {
    return { status: 400, body: { errors: { page_info: 'Invalid value.' } } };
  }
  const asked = name === null ? rangeOf(query) : readName(name);
  const changed = [...orders]
    .map(([id, body]) => ({ id, at: Date.parse(/"updated_at":"([^"]+)"/.exec(body)?.[1] ?? '') }))
    .toSorted(comparePlaces)
    .filter((place) => comparePlaces(place, asked.after) > 0 && place.at <= asked.until);
  const page = changed.slice(0, pageSize);
  const last = page.at(-1);
  const more = last !== undefined && changed.length > pageSize;
  const rows = page.map(
    ({ id, at }) => `{"id":${id},"updated_at":"${new Date(at).toISOString()}"}`,
  );
  const text = `{"orders":[${rows.join()}]}`;
  if (!more) return { status: 200, text };
  const next = writeName({ after: last, until: asked.until });
  const link = `<https://acme.myshopify.com/admin/api/2026-07/orders.json?limit=250&page_info=${next}>; rel="next"`;
  return { status: 200, text, headers: { link } };
}

const comparePlaces = (a: Place, b: Place) => a.at - b.at || Number(BigInt(a.id) - BigInt(b.id));

type Range = { readonly after: Place; readonly until: number };

const rangeOf = (query: URLSearchParams): Range => ({
  after: { at: Date.parse(query.get('updated_at_min') ?? ''), id: '-1' },
  until: Date.parse(query.get('updated_at_max') ?? ''),
});
const writeName = (range: Range) => Buffer.from(JSON.stringify(range)).toString('base64url');
const readName = (name: string): Range => JSON.parse(Buffer.from(name, 'base64url').toString());
