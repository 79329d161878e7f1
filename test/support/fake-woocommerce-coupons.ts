import type { FakeShopCodes } from './fake-shop-codes.ts';
import { wooKey } from './fake-woocommerce.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Coupon = Record<string, unknown> & { readonly id: number; readonly code: string };

const base = '/wp-json/wc/v3/';

/** The coupons of one WooCommerce shop that counts in euros, by its REST API of version 3, over HTTP. */
export async function startFakeWoocommerceCoupons(now: () => number): Promise<FakeShopCodes> {
  const coupons = new Map<number, Coupon>();
  const basic = Buffer.from(`${wooKey.consumerKey}:${wooKey.consumerSecret}`).toString('base64');

  const api = await serveFakeApi({
    isAllowed: ({ authorization }) => authorization === `Basic ${basic}`,
    answer(url, request) {
      const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : '';
      if (path === 'data/currencies/current') return { status: 200, body: { code: 'EUR' } };
      if (path === 'coupons' && request.method === 'POST') return create(JSON.parse(request.text));
      if (path === 'coupons') return { status: 200, body: named(url.searchParams.get('code')) };
      const [, id = ''] = /^coupons\/(\d+)$/.exec(path) ?? [];
      return id === '' ? refuse(404, 'rest_no_route') : one(Number(id), request);
    },
  });

  function create(wanted: Record<string, unknown>): FakeAnswer {
    const code = String(wanted.code).toLowerCase();
    if (named(code).length > 0) return refuse(400, 'woocommerce_rest_coupon_code_already_exists');
    const coupon = { ...asNew, id: coupons.size + 719, ...stored(wanted), code };
    coupons.set(coupon.id, coupon);
    return { status: 201, body: coupon };
  }

  function one(id: number, { method, text }: FakeRequest): FakeAnswer {
    const known = coupons.get(id);
    if (known === undefined) return refuse(404, 'woocommerce_rest_shop_coupon_invalid_id');
    if (method === 'PUT') coupons.set(id, { ...known, ...stored(JSON.parse(text)) });
    return { status: 200, body: coupons.get(id) };
  }

  const named = (code: string | null) =>
    [...coupons.values()].filter((each) => each.code === code?.toLowerCase());
  const change = (code: string, changes: Record<string, unknown>) => {
    for (const each of named(code)) coupons.set(each.id, { ...each, ...stored(changes) });
  };

  return {
    ...api,
    access: { address: api.address, ...wooKey },
    count: (code) => named(code).length,
    makeByHand: (code) => create({ code, discount_type: 'percent', amount: '10' }),
    makeOther: (code) =>
      create({ code, discount_type: 'percent', amount: '10', product_ids: [1, 2] }),
    changeByHand: (code) => change(code, { amount: '15' }),
    endByHand: (code) => change(code, { date_expires: new Date(now()).toISOString() }),
    removeByHand: (code) => {
      for (const { id } of named(code)) coupons.delete(id);
    },
    loseAnswerToPublishing: () => api.loseAnswerTo('POST /wp-json/wc/v3/coupons'),
  };
}

/** A coupon as WooCommerce shows one of which nothing was said. */
const asNew = {
  ...{ amount: '0.00', discount_type: 'fixed_cart', description: '', usage_count: 0 },
  ...{ date_expires: null, date_expires_gmt: null, individual_use: false },
  ...{ product_ids: [], excluded_product_ids: [], usage_limit: null, usage_limit_per_user: null },
  ...{ limit_usage_to_x_items: null, free_shipping: false, product_categories: [] },
  ...{ excluded_product_categories: [], exclude_sale_items: false, minimum_amount: '0.00' },
  ...{ maximum_amount: '0.00', email_restrictions: [], used_by: [], meta_data: [] },
};

/** Dates are taken in with their zone, kept to the second, and shown in both. Amounts have two decimals. */
function stored({ date_expires: expires, ...fields }: Record<string, unknown>) {
  const at = typeof expires === 'string' ? new Date(expires).toISOString().slice(0, 19) : null;
  return {
    ...fields,
    ...(fields.amount === undefined ? {} : { amount: Number(fields.amount).toFixed(2) }),
    ...(expires === undefined ? {} : { date_expires: at, date_expires_gmt: at }),
  };
}

function refuse(status: number, code: string): FakeAnswer {
  return { status, body: { code, message: 'No.', data: { status } } };
}
