import type { IncomingMessage } from 'node:http';
import { serveOnLoopback } from '../../local/serve-on-loopback.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const wooKey = { consumerKey: 'ck_1a2b', consumerSecret: 'cs_3c4d' } as const;

/** The largest page of the fake, whatever is asked for, so that a few refunds have several. */
const pageSize = 2;

/** The orders and refunds of one WooCommerce shop, by its REST API of version 3, over HTTP. */
export async function startFakeWoocommerce() {
  const orders = new Map<string, Fields>();
  const refunds = new Map<string, readonly Fields[]>();
  const asked: string[] = [];
  const troubles: number[] = [];
  let hasPlugin = true;

  const server = await serveOnLoopback((request, response) => {
    asked.push(request.url ?? '');
    const { status, body, headers } = answerTo(request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });

  function answerTo({ url = '', headers }: IncomingMessage): Answer {
    const { pathname, searchParams } = new URL(url, 'http://shop.invalid');
    const isList = pathname === '/wp-json/wc/v3/orders';
    const [, id = '', list] = /^\/wp-json\/wc\/v3\/orders\/(\d+)(\/refunds)?$/.exec(pathname) ?? [];
    if (!hasPlugin || (id === '' && !isList)) return refuse(404, 'rest_no_route');
    const { consumerKey, consumerSecret } = wooKey;
    const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
    if (headers.authorization !== `Basic ${basic}`) {
      return refuse(401, 'woocommerce_rest_authentication_error');
    }
    const trouble = troubles.shift();
    if (trouble !== undefined) return refuse(trouble, 'trouble');
    if (isList) {
      const changed = findChanged([...orders.values()], searchParams);
      return pageOf(changed, Number(searchParams.get('page') ?? '1'));
    }
    const order = orders.get(id);
    if (order === undefined) return refuse(404, 'woocommerce_rest_shop_order_invalid_id');
    if (list === undefined) return { status: 200, body: order };
    return pageOf(refunds.get(id) ?? [], Number(searchParams.get('page') ?? '1'));
  }

  return {
    address: server.endpoint,
    asked,
    /** Keeps an order as it is now, with its refunds. */
    keep(order: Fields, ofIt: readonly Fields[] = []): void {
      orders.set(String(order.id), order);
      refunds.set(String(order.id), ofIt);
    },
    remove: (id: string) => orders.delete(id),
    /** The next requests fail with these. */
    fail: (...statuses: readonly number[]) => troubles.push(...statuses),
    /** Somebody switches WooCommerce off; WordPress goes on. */
    deactivate: () => {
      hasPlugin = false;
    },
    stop: server.stop,
  };
}

export type FakeWoocommerce = Awaited<ReturnType<typeof startFakeWoocommerce>>;

function refuse(status: number, code: string): Answer {
  return { status, body: { code, message: 'No.', data: { status } } };
}

/** Both ends are left out. Without saying that times are in UTC they are the shop's own, which nobody here knows. */
function findChanged(stored: readonly Fields[], query: URLSearchParams): Fields[] {
  if (query.get('dates_are_gmt') !== 'true' || query.get('orderby') !== 'modified') return [];
  const time = (name: string) => Date.parse(query.get(name) ?? '');
  const changeOf = (order: Fields) => Date.parse(`${order.date_modified_gmt}Z`);
  return stored
    .filter((order) => changeOf(order) > time('modified_after'))
    .filter((order) => changeOf(order) < time('modified_before'))
    .toSorted((a, b) => changeOf(a) - changeOf(b) || Number(a.id) - Number(b.id))
    .map(({ id, status, date_modified_gmt }) => ({ id, status, date_modified_gmt }));
}

function pageOf(items: readonly Fields[], page: number): Answer {
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  return {
    status: 200,
    body: items.slice((page - 1) * pageSize, page * pageSize),
    headers: { 'x-wp-total': String(items.length), 'x-wp-totalpages': String(pages) },
  };
}
