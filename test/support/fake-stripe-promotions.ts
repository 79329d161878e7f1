import type { FakeShopCodes } from './fake-shop-codes.ts';
import { stripeKey } from './fake-stripe-checkouts.ts';
import { type FakeAnswer, type FakeRequest, serveFakeApi } from './serve-fake-api.ts';

type Fields = Record<string, unknown>;
type PromotionCode = Fields & {
  readonly id: string;
  readonly code: string;
  readonly active: boolean;
};

/** The coupons and promotion codes of one Stripe account, over HTTP. */
export async function startFakeStripePromotions(): Promise<FakeShopCodes> {
  const coupons = new Map<string, Fields>();
  const promotions = new Map<string, PromotionCode>();
  const answers = new Map<string, FakeAnswer>();
  let made = 0;

  const api = await serveFakeApi({
    isAllowed: (headers) =>
      headers.authorization === `Bearer ${stripeKey}` &&
      headers['stripe-version'] === '2025-09-30.clover',
    answer(url, request) {
      const key = request.headers['idempotency-key'];
      const known = typeof key === 'string' ? answers.get(key) : undefined;
      const answered = known ?? route(url, request);
      if (typeof key === 'string') answers.set(key, answered);
      return answered;
    },
  });

  function route({ pathname, searchParams }: URL, { method, text }: FakeRequest): FakeAnswer {
    const form = Object.fromEntries(new URLSearchParams(text));
    const [, kind, id] = /^\/v1\/(coupons|promotion_codes)(?:\/([\w-]+))?$/.exec(pathname) ?? [];
    if (kind === 'coupons') {
      return method === 'POST' ? makeCoupon(form) : found(coupons.get(id ?? ''));
    }
    if (kind !== 'promotion_codes') return refuse(404, 'resource_missing');
    if (method === 'GET') return list(searchParams);
    return id === undefined ? makePromotion(form) : change(id, form);
  }

  function makeCoupon({ id = '', ...form }: Record<string, string>): FakeAnswer {
    if (coupons.has(id)) return refuse(400, 'resource_already_exists');
    const { percent_off: percent, amount_off: amount } = form;
    const numbers = {
      percent_off: percent === undefined ? null : Number(percent),
      amount_off: amount === undefined ? null : Number(amount),
    };
    const limits = { max_redemptions: null, redeem_by: null, valid: true };
    const coupon = { currency: null, ...form, ...numbers, ...limits, id, object: 'coupon' };
    coupons.set(id, coupon);
    return { status: 200, body: coupon };
  }

  function makePromotion(form: Record<string, string>): FakeAnswer {
    const { code = '', 'promotion[type]': type, 'promotion[coupon]': coupon = '' } = form;
    if (type !== 'coupon' || !coupons.has(coupon)) return refuse(400, 'resource_missing');
    if (named(code).some(({ active }) => active)) return refuse(400, 'promotion_code_exists');
    made += 1;
    const minimum = form['restrictions[minimum_amount]'];
    const promotion = {
      ...{ id: `promo_${made}`, object: 'promotion_code', active: true, code, customer: null },
      expires_at: form.expires_at === undefined ? null : Number(form.expires_at),
      max_redemptions: form.max_redemptions === undefined ? null : Number(form.max_redemptions),
      promotion: { type, coupon },
      restrictions: {
        first_time_transaction: form['restrictions[first_time_transaction]'] === 'true',
        minimum_amount: minimum === undefined ? null : Number(minimum),
        minimum_amount_currency: form['restrictions[minimum_amount_currency]'] ?? null,
      },
    };
    promotions.set(promotion.id, promotion);
    return { status: 200, body: promotion };
  }

  function change(id: string, { active }: Record<string, string>): FakeAnswer {
    const known = promotions.get(id);
    if (known === undefined) return refuse(404, 'resource_missing');
    promotions.set(id, { ...known, active: active === 'true' });
    return { status: 200, body: promotions.get(id) };
  }

  function list(query: URLSearchParams): FakeAnswer {
    const active = query.get('active');
    const data = named(query.get('code') ?? '')
      .filter((each) => active === null || String(each.active) === active)
      .map((each) => (query.get('expand[0]') === 'data.promotion.coupon' ? expand(each) : each));
    return { status: 200, body: { object: 'list', data, has_more: false } };
  }

  function expand(promotion: PromotionCode): PromotionCode {
    const { coupon, ...rest } = promotion.promotion as { readonly coupon: string };
    return { ...promotion, promotion: { ...rest, coupon: coupons.get(coupon) } };
  }

  const named = (code: string) =>
    [...promotions.values()].filter((each) => each.code.toUpperCase() === code.toUpperCase());
  const setAll = (code: string, changes: Fields) => {
    for (const each of named(code)) promotions.set(each.id, { ...each, ...changes });
  };
  const make = (code: string, percent: string, more: Record<string, string> = {}) => {
    const id = `by-hand-${percent}`;
    makeCoupon({ id, percent_off: percent, duration: 'once' });
    makePromotion({ code, 'promotion[type]': 'coupon', 'promotion[coupon]': id, ...more });
  };

  return {
    ...api,
    access: { address: api.address, restrictedKey: stripeKey },
    count: (code) => named(code).length,
    makeByHand: (code) => make(code, '10'),
    makeOther: (code) => make(code, '10', { 'restrictions[first_time_transaction]': 'true' }),
    changeByHand: (code) => {
      makeCoupon({ id: 'by-hand-15', percent_off: '15', duration: 'once' });
      setAll(code, { promotion: { type: 'coupon', coupon: 'by-hand-15' } });
    },
    endByHand: (code) => setAll(code, { active: false }),
    removeByHand: (code) => {
      for (const { id } of named(code)) promotions.delete(id);
    },
    loseAnswerToPublishing: () => api.loseAnswerTo('POST /v1/promotion_codes'),
  };
}

function found(object: Fields | undefined): FakeAnswer {
  return object === undefined ? refuse(404, 'resource_missing') : { status: 200, body: object };
}

function refuse(status: number, code: string): FakeAnswer {
  return { status, body: { error: { type: 'invalid_request_error', code, message: 'No.' } } };
}
