import { type FakeAnswer, serveFakeApi } from './serve-fake-api.ts';

export const shopifyToken = 'shpat_1a2b3c';

/** The orders of one Shopify shop, by its Admin API (REST), over HTTP. */
export async function startFakeShopifyAdmin() {
  const orders = new Map<string, string>();

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-shopify-access-token'] === shopifyToken,
    answer({ pathname }): FakeAnswer {
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
