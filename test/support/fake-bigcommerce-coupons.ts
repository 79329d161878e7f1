import { fakeStore, mailTime } from './fake-bigcommerce.ts';
import type { FakeShopCodes } from './fake-shop-codes.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Coupon = Record<string, unknown> & { readonly id: number; readonly code: string };

/** The coupons of one BigCommerce store that counts in euros, by its API of version 2, over HTTP. */
export async function startFakeBigcommerceCoupons(): Promise<FakeShopCodes> {
  const coupons = new Map<number, Coupon>();
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: (headers) => headers['x-auth-token'] === fakeStore.accessToken,
    answer(url, request) {
      const [, path = ''] = /^\/stores\/a1b2c3\/v2\/(.*)$/.exec(url.pathname) ?? [];
      if (path === 'store') return { status: 200, body: { id: 'a1b2c3', currency: 'EUR' } };
      if (path === 'coupons' && request.method === 'POST') return create(JSON.parse(request.text));
      if (path === 'coupons') return list(url.searchParams.get('code'));
      const [, id = ''] = /^coupons\/(\d+)$/.exec(path) ?? [];
      return id === '' ? refuse(404, 'No such resource.') : one(Number(id), request);
    },
  });

  /** An empty list is no content. */
  function list(code: string | null): FakeAnswer {
    const found = named(code);
    return found.length === 0 ? { status: 204 } : { status: 200, body: found };
  }

  function create(wanted: Record<string, unknown>): FakeAnswer {
    if (wanted.applies_to === undefined) return refuse(400, 'The field applies_to is required.');
    const isKnown = ({ name, code }: Coupon) => name === wanted.name || isSame(code, wanted.code);
    if ([...coupons.values()].some(isKnown)) return refuse(409, 'The code is in use.');
    made += 1;
    const coupon = { ...asNew, ...stored(wanted), code: String(wanted.code), id: made };
    coupons.set(coupon.id, coupon);
    return { status: 201, body: coupon };
  }

  function one(id: number, { method, text }: FakeRequest): FakeAnswer {
    const known = coupons.get(id);
    if (known === undefined) return refuse(404, 'The coupon was not found.');
    if (method === 'PUT') {
      // What is not repeated of it is cleared.
      coupons.set(id, { ...known, applies_to: {}, ...stored(JSON.parse(text)) });
    }
    return { status: 200, body: coupons.get(id) };
  }

  const named = (code: string | null) =>
    [...coupons.values()].filter((each) => isSame(each.code, code));
  const change = (code: string, changes: Record<string, unknown>) => {
    for (const each of named(code)) coupons.set(each.id, { ...each, ...stored(changes) });
  };
  const forAll = { applies_to: { entity: 'categories', ids: [0] } };
  const address = `${api.address}/stores/${fakeStore.storeHash}`;

  return {
    ...api,
    address,
    access: { address, ...fakeStore },
    count: (code) => named(code).length,
    makeByHand: (code) =>
      create({ code, name: code, type: 'percentage_discount', amount: '10', ...forAll }),
    makeOther: (code) =>
      create({ code, name: code, type: 'free_shipping', amount: '0', ...forAll }),
    changeByHand: (code) => change(code, { amount: '15' }),
    endByHand: (code) => change(code, { enabled: false }),
    removeByHand: (code) => {
      for (const { id } of named(code)) coupons.delete(id);
    },
    loseAnswerToPublishing: () => api.loseAnswerTo('POST /stores/a1b2c3/v2/coupons'),
  };
}

const asNew = {
  ...{ min_purchase: '0.0000', expires: '', enabled: true, num_uses: 0, max_uses: 0 },
  ...{ max_uses_per_customer: 0, restricted_to: {}, shipping_methods: [] },
  date_created: mailTime(0),
};

/** Amounts have four decimals. */
function stored(fields: Record<string, unknown>) {
  const amounts = ['amount', 'min_purchase'].flatMap((name) =>
    fields[name] === undefined ? [] : [[name, Number(fields[name]).toFixed(4)] as const],
  );
  return { ...fields, ...Object.fromEntries(amounts) };
}

function isSame(a: unknown, b: unknown): boolean {
  return String(a).toUpperCase() === String(b).toUpperCase();
}

function refuse(status: number, message: string): FakeAnswer {
  return { status, body: [{ status, message }] };
}
