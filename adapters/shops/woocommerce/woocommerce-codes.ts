import * as z from 'zod';
import type { PublishOutcome, ShopCode, ShopCodes } from '../../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import { readingAnswer } from '../codes/reading-answer.ts';
import { refuse } from '../codes/refuse.ts';
import { checkCurrency, checkLimits, type ShopLimits } from '../codes/shop-limits.ts';
import { toWholeSecond } from '../codes/to-whole-second.ts';
import { fieldsOf } from '../unwrap.ts';
import { writeCode } from '../write-code.ts';
import type { WoocommerceAccess } from './woocommerce-access.ts';
import {
  expiryOf,
  readCoupon,
  type WoocommerceCoupon,
  woocommerceCouponSchema,
  writeCoupon,
} from './woocommerce-coupon.ts';

const limits: ShopLimits = {
  name: 'WooCommerce',
  code: /^.{1,64}$/,
  canStartLater: false,
  usesPerCustomer: 'any',
  combinable: [true, false],
  productId: /^\d{1,15}$/,
};

/** The coupons of a shop, by its REST API (version 3); the key needs the permission *Read/Write*. */
export function woocommerceCodes(
  { address, consumerKey, consumerSecret }: WoocommerceAccess,
  patience?: HttpPatience,
): ShopCodes {
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
  const http = apiHttp({
    address: `${address}/wp-json/wc/v3`,
    headers: { authorization: `Basic ${basic}` },
    ...(patience === undefined ? {} : { patience }),
    saysNotFound: (answer) => fieldsOf(answer)?.code === 'woocommerce_rest_shop_coupon_invalid_id',
  });
  return {
    check: (code, discount, now) => checkLimits(limits, code, discount, now),
    find: (code, now) => findCoupon(http, code, now),
    publish: (code, discount) => createCoupon(http, code, discount),
    revoke: (shopId, now) => expireCoupon(http, shopId, now),
  };
}

async function findCoupon(
  http: ApiHttp,
  code: string,
  now: Instant,
): Promise<ShopCode | undefined> {
  const answer = await http.get('coupons', { code: code.toLowerCase() });
  const coupons = readAnswer('coupons', z.array(woocommerceCouponSchema), answer?.json);
  const coupon = coupons.find((each) => writeCode(each.code) === code);
  if (coupon === undefined) return undefined;
  const currency = await readCurrency(http);
  const discount = readingAnswer('coupons', () => readCoupon(coupon, currency));
  return {
    ...{ shopId: coupon.id, code, isActive: isActive(coupon, now) },
    ...(discount === undefined ? {} : { discount }),
  };
}

function isActive(coupon: WoocommerceCoupon, now: Instant): boolean {
  const expiresAt = readingAnswer('coupons', () => expiryOf(coupon));
  return expiresAt === undefined || expiresAt > now;
}

/** The API says amounts without their currency: it is the shop's. */
async function readCurrency(http: ApiHttp): Promise<string> {
  const path = 'data/currencies/current';
  const answer = await http.get(path);
  return readAnswer(path, z.object({ code: z.string().regex(/^[A-Z]{3}$/) }), answer?.json).code;
}

async function createCoupon(
  http: ApiHttp,
  code: string,
  discount: ShopDiscount,
): Promise<PublishOutcome> {
  const { value, minimumOrder } = discount;
  if (value.kind === 'amount' || minimumOrder !== undefined) {
    const issues = checkCurrency(discount, await readCurrency(http));
    if (issues.length > 0) return { kind: 'refused', issues };
  }
  const answer = await http.send({
    ...{ method: 'POST', path: 'coupons' },
    json: writeCoupon(code, discount),
  });
  if (answer.status < 300) {
    const { id } = readAnswer('coupons', z.object({ id: z.string() }), answer.json);
    return { kind: 'published', shopId: id };
  }
  const said = fieldsOf(answer.json);
  if (said?.code === 'woocommerce_rest_coupon_code_already_exists') return { kind: 'taken' };
  return refuse([typeof said?.message === 'string' ? said.message : undefined]);
}

/** A coupon that is over stays in the shop, with the orders that used it. */
async function expireCoupon(
  http: ApiHttp,
  shopId: string,
  now: Instant,
): Promise<'revoked' | 'not-found'> {
  const path = `coupons/${shopId}`;
  const found = await http.get(path);
  if (found === undefined) return 'not-found';
  if (!isActive(readAnswer(path, woocommerceCouponSchema, found.json), now)) return 'revoked';
  const answer = await http.send({
    ...{ method: 'PUT', path },
    json: { date_expires: toWholeSecond(now) },
  });
  const changed = readAnswer(path, woocommerceCouponSchema, answer.json);
  if (isActive(changed, now)) throw new ApiAnswerError(path, 'left the code as it was');
  return 'revoked';
}
