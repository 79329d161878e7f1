import * as z from 'zod';
import type { PublishOutcome, ShopCode, ShopCodes } from '../../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { readingAnswer } from '../codes/reading-answer.ts';
import { refuse } from '../codes/refuse.ts';
import { checkLimits, type ShopLimits } from '../codes/shop-limits.ts';
import { fieldsOf } from '../unwrap.ts';
import { writeCode } from '../write-code.ts';
import type { StripeAccess } from './stripe-access.ts';
import {
  couponOf,
  promotionCodeSchema,
  readPromotion,
  type StripePromotionCode,
  stripeCouponSchema,
  writeCoupon,
  writePromotion,
} from './stripe-promotion.ts';

const limits: ShopLimits = {
  name: 'Stripe',
  code: /^[A-Z0-9]{1,500}$/,
  canStartLater: false,
  usesPerCustomer: 'none',
  // A checkout takes one promotion code.
  combinable: [false],
};

/** Since then a promotion code says its coupon below `promotion`. */
const apiVersion = '2025-09-30.clover';

const path = 'promotion_codes';

/** The promotion codes of an account; the restricted key needs *write* for coupons and promotion codes. */
export function stripeCodes(
  { restrictedKey, address = 'https://api.stripe.com' }: StripeAccess,
  patience?: HttpPatience,
): ShopCodes {
  const http = apiHttp({
    address: `${address}/v1`,
    headers: { authorization: `Bearer ${restrictedKey}`, 'stripe-version': apiVersion },
    ...(patience === undefined ? {} : { patience }),
    saysNotFound: isMissing,
  });
  return {
    check: (code, discount, now) => [
      ...checkLimits(limits, code, discount, now),
      ...checkUnits(discount),
    ],
    find: (code, now) => findCode(http, code, now),
    publish: (code, discount) => createCode(http, code, discount),
    revoke: (shopId) => deactivate(http, shopId),
  };
}

function checkUnits(discount: ShopDiscount) {
  const written = { ...writeCoupon(discount.value), ...writePromotion('', '', discount) };
  const message = 'Stripe counts this currency in a larger unit.';
  return [
    ...(written.amount_off === '' ? [{ field: 'value', message } as const] : []),
    ...(written['restrictions[minimum_amount]'] === ''
      ? [{ field: 'minimumOrder', message } as const]
      : []),
  ];
}

/** Codes are unique among those that are active, so there may be others that are over. */
async function findCode(http: ApiHttp, code: string, now: Instant): Promise<ShopCode | undefined> {
  const found =
    (await listFirst(http, code, { active: 'true' })) ?? (await listFirst(http, code, {}));
  if (found === undefined) return undefined;
  return readingAnswer(path, () => {
    const discount = readPromotion(found);
    const { endsAt = Number.POSITIVE_INFINITY } = discount ?? {};
    return {
      ...{ shopId: found.id, code, isActive: found.active && endsAt > now },
      ...(discount === undefined ? {} : { discount }),
    };
  });
}

async function listFirst(
  http: ApiHttp,
  code: string,
  filter: Readonly<Record<string, string>>,
): Promise<StripePromotionCode | undefined> {
  const expand = {
    'expand[0]': 'data.promotion.coupon',
    'expand[1]': 'data.promotion.coupon.applies_to',
  };
  const answer = await http.get(path, { code, ...filter, ...expand });
  const { data } = readAnswer(path, z.object({ data: z.array(promotionCodeSchema) }), answer?.json);
  return data.find((each) => writeCode(each.code) === code);
}

async function createCode(
  http: ApiHttp,
  code: string,
  discount: ShopDiscount,
): Promise<PublishOutcome> {
  const coupon = await ensureCoupon(http, discount);
  if (coupon.refusal !== undefined) return coupon.refusal;
  const form = writePromotion(code, coupon.id, discount);
  const answer = await http.send({
    ...{ method: 'POST', path, form },
    // Two who ask at once for the same get the same code.
    headers: { 'idempotency-key': `tributary-${sha256(JSON.stringify(form))}` },
  });
  if (answer.status < 300) {
    const { id } = readAnswer(path, z.object({ id: z.string() }), answer.json);
    return { kind: 'published', shopId: id };
  }
  if ((await listFirst(http, code, { active: 'true' })) !== undefined) return { kind: 'taken' };
  return refuse([messageOf(answer.json)]);
}

type EnsuredCoupon = { readonly id: string; readonly refusal?: PublishOutcome };

/**
 * All codes of the same worth stand for one coupon, whose id says it: so it is made once, however often it is asked
 * for.
 */
async function ensureCoupon(http: ApiHttp, { value }: ShopDiscount): Promise<EnsuredCoupon> {
  const wanted = writeCoupon(value);
  const { id } = wanted;
  const known = await http.get(`coupons/${id}`);
  if (known === undefined) {
    const form = wanted;
    const answer = await http.send({ method: 'POST', path: 'coupons', form });
    if (answer.status < 300 || errorOf(answer.json)?.code === 'resource_already_exists') {
      return { id };
    }
    return { id, refusal: refuse([messageOf(answer.json)], 'value') };
  }
  const coupon = readAnswer(`coupons/${id}`, stripeCouponSchema, known.json);
  const has = readingAnswer(`coupons/${id}`, () => couponOf(coupon));
  if (has !== undefined && writeCoupon(has).id === id && coupon.valid) return { id };
  const message = `The coupon ${id} in Stripe is not what its id says, or is over; delete it there.`;
  return { id, refusal: { kind: 'refused', issues: [{ field: 'value', message }] } };
}

async function deactivate(http: ApiHttp, shopId: string): Promise<'revoked' | 'not-found'> {
  const form = { active: 'false' };
  const answer = await http.send({ method: 'POST', path: `${path}/${shopId}`, form });
  if (answer.status === 404 && answer.json !== undefined && isMissing(answer.json)) {
    return 'not-found';
  }
  const { active } = readAnswer(path, z.object({ active: z.boolean() }), answer.json);
  if (active) throw new ApiAnswerError(path, 'left the code as it was');
  return 'revoked';
}

function errorOf(json: LosslessJson | undefined) {
  return fieldsOf(fieldsOf(json)?.error);
}

function isMissing(json: LosslessJson): boolean {
  return errorOf(json)?.code === 'resource_missing';
}

function messageOf(json: LosslessJson | undefined): string | undefined {
  const message = errorOf(json)?.message;
  return typeof message === 'string' ? message : undefined;
}
