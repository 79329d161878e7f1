import type { IncomingMessage } from 'node:http';
import { serveOnLoopback } from '../../local/serve-on-loopback.ts';

type Fields = Readonly<Record<string, unknown>>;

type StoredOrder = {
  order: Fields;
  products: readonly Fields[];
  coupons: readonly Fields[];
  refunds: readonly Fields[];
  transactions: readonly Fields[];
};

/** What goes wrong with the next requests, one after the other. */
type Trouble = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export const fakeStore = { storeHash: 'a1b2c3', accessToken: 'token-of-the-store' } as const;

/**
 * The orders API of one BigCommerce store, over HTTP: authenticated, paged, limited in its rate, and with an order that changes between
 * two requests if a test wants that. Empty lists of version 2 are no content; an order itself says nothing of refunds.
 *
 * @param now the store's clock, which stamps changes and answers.
 */
export async function startFakeBigcommerce(now: () => number) {
  const orders = new Map<string, StoredOrder>();
  const troubles: Trouble[] = [];
  const asked: string[] = [];
  const afterRequest: (() => void)[] = [];
  let left = Number.POSITIVE_INFINITY;

  const server = await serveOnLoopback((request, response) => {
    asked.push(request.url ?? '');
    const { status, body, headers } = answerTo(request);
    const date = new Date(now()).toUTCString();
    response.writeHead(status, { 'content-type': 'application/json', date, ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
    afterRequest.shift()?.();
  });

  function answerTo({ headers, url = '' }: IncomingMessage): Answer {
    if (headers['x-auth-token'] !== fakeStore.accessToken) {
      return { status: 401, body: { status: 401, title: 'X-Auth-Token header is required' } };
    }
    const trouble = troubles.shift();
    if (trouble !== undefined) return { ...trouble, body: { title: 'Trouble' } };
    if (left <= 0) {
      left = Number.POSITIVE_INFINITY;
      return { status: 429, headers: { 'x-rate-limit-time-reset-ms': '150' } };
    }
    left -= 1;
    const { pathname, searchParams } = new URL(url, 'http://store.invalid');
    if (pathname === `/stores/${fakeStore.storeHash}/v2/orders`) {
      return listV2(findChanged([...orders.values()], searchParams), pageOf(searchParams));
    }
    const [, version = '', id = '', rest = ''] =
      new RegExp(`^/stores/${fakeStore.storeHash}/(v[23])/orders/(\\d+)(/.*)?$`).exec(pathname) ??
      [];
    const found = orders.get(id);
    return found === undefined
      ? { status: 404, body: [{ status: 404, message: 'Not found.' }] }
      : answerOf(`${version}${rest}`, found, pageOf(searchParams));
  }

  function change(id: string, changes: Partial<StoredOrder>, isModified = true): void {
    const known = orders.get(id);
    if (known === undefined) throw new RangeError(`The store has no order ${id}.`);
    const modified = isModified ? { date_modified: mailTime(now()) } : {};
    orders.set(id, {
      ...known,
      ...changes,
      order: { ...(changes.order ?? known.order), ...modified },
    });
  }

  return {
    address: `${server.endpoint}/stores/${fakeStore.storeHash}`,
    asked,
    /** Places an order now. */
    place(order: Fields, parts: Partial<Omit<StoredOrder, 'order'>>): void {
      const at = mailTime(now());
      orders.set(String(order.id), {
        ...{ products: [], coupons: [], refunds: [], transactions: [], ...parts },
        order: { date_created: at, date_modified: at, ...order },
      });
    },
    /** Changes fields of an order, and with them the time of its change. */
    modify: (id: string, fields: Fields) =>
      change(id, { order: { ...orders.get(id)?.order, ...fields } }),
    /** Gives money back; the order itself does not change for it. */
    refund(id: string, refund: Fields): void {
      const known = orders.get(id)?.refunds ?? [];
      const created = new Date(now()).toISOString();
      change(id, { refunds: [...known, { created, ...refund }] }, false);
    },
    remove: (id: string) => orders.delete(id),
    /** The next requests fail so. */
    fail: (...next: readonly Trouble[]) => troubles.push(...next),
    /** So many requests more, then one is told to wait. */
    limit: (requests: number) => {
      left = requests;
    },
    /** What happens in the store after each of the next requests. */
    afterRequests: (...happen: readonly (() => void)[]) => afterRequest.push(...happen),
    stop: server.stop,
  };
}

export type FakeBigcommerce = Awaited<ReturnType<typeof startFakeBigcommerce>>;

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

type Page = { readonly page: number; readonly limit: number };

function pageOf(query: URLSearchParams): Page {
  return { page: Number(query.get('page') ?? 1), limit: Number(query.get('limit') ?? 50) };
}

function answerOf(path: string, found: StoredOrder, page: Page): Answer {
  switch (path) {
    case 'v2':
      return { status: 200, body: { refunded_amount: '0.0000', ...found.order } };
    case 'v2/products':
      return listV2(found.products, page);
    case 'v2/coupons':
      return listV2(found.coupons, page);
    case 'v3/payment_actions/refunds':
      return { status: 200, body: { data: found.refunds, meta: {} } };
    case 'v3/transactions':
      return listV3(found.transactions, page);
    default:
      return { status: 404, body: { title: 'There is no such resource.' } };
  }
}

/** Only those that changed within the time that is asked for; by their ids, if they are not to be sorted. */
function findChanged(stored: readonly StoredOrder[], query: URLSearchParams): Fields[] {
  const time = (name: string) => Date.parse(query.get(name) ?? '');
  const changeOf = (order: Fields) => Date.parse(String(order.date_modified));
  const found = stored
    .map(({ order }) => order)
    .filter((order) => changeOf(order) >= time('min_date_modified'))
    .filter((order) => changeOf(order) <= time('max_date_modified'));
  return query.get('sort') === 'date_modified:asc'
    ? found.toSorted((a, b) => changeOf(a) - changeOf(b) || Number(a.id) - Number(b.id))
    : found.toSorted((a, b) => Number(a.id) - Number(b.id));
}

function listV2(items: readonly Fields[], { page, limit }: Page): Answer {
  const found = items.slice((page - 1) * limit, page * limit);
  return found.length === 0 ? { status: 204 } : { status: 200, body: found };
}

/** Whatever limit is asked for, a page of version 3 may be smaller. */
function listV3(items: readonly Fields[], { page, limit }: Page): Answer {
  const size = Math.min(limit, 2);
  const data = items.slice((page - 1) * size, page * size);
  const pagination = { total_pages: Math.max(1, Math.ceil(items.length / size)), per_page: size };
  return { status: 200, body: { data, meta: { pagination } } };
}

/** As mails have times. */
export function mailTime(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
