import * as z from 'zod';
import { readPercent } from '../../../core/codes/read-percent.ts';
import type { PublishOutcome, ShopCode, ShopCodes } from '../../../core/codes/shop-codes.ts';
import type { DiscountValue, ShopDiscount } from '../../../core/codes/shop-discount.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { ApiAnswerError } from '../../http/api-error.ts';
import { type ApiHttp, apiHttp } from '../../http/api-http.ts';
import type { HttpPatience } from '../../http/patient-ky.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { LosslessJson } from '../../json/parse-json-losslessly.ts';
import { amountReader } from '../amount-reader.ts';
import { present } from '../codes/present.ts';
import { readingAnswer } from '../codes/reading-answer.ts';
import { refuse } from '../codes/refuse.ts';
import { checkCurrency, checkLimits, type ShopLimits } from '../codes/shop-limits.ts';
import { usesOf } from '../codes/uses-of.ts';
import { fieldsOf } from '../unwrap.ts';
import { writeCode } from '../write-code.ts';
import type { BigcommerceAccess } from './bigcommerce-access.ts';
import { readMailTime } from './read-mail-time.ts';

const limits: ShopLimits = {
  name: 'BigCommerce',
  code: /^[A-Z0-9_ -]{1,50}$/,
  canStartLater: false,
  usesPerCustomer: 'any',
  combinable: [],
};

/** The id by which a coupon is for products of all categories. */
const allCategories = '0';

/** A coupon of API version 2; those of promotions (version 3) are listed with type `promotion` and say nothing of their worth. */
const couponSchema = z.object({
  id: z.string(),
  code: z.string(),
  type: z.string(),
  amount: z.string(),
  min_purchase: z.string().nullish(),
  expires: z.string().nullish(),
  enabled: z.boolean(),
  applies_to: z.unknown().optional(),
  max_uses: z.string().nullish(),
  max_uses_per_customer: z.string().nullish(),
  restricted_to: z.unknown().optional(),
  shipping_methods: z.unknown().optional(),
});
type Coupon = z.output<typeof couponSchema>;

/** The coupons of a store, by its REST API (version 2); the API account needs the scope *Marketing: modify*. */
export function bigcommerceCodes(
  { storeHash, accessToken, address }: BigcommerceAccess,
  patience?: HttpPatience,
): ShopCodes {
  const http = apiHttp({
    address: address ?? `https://api.bigcommerce.com/stores/${storeHash}`,
    headers: { 'x-auth-token': accessToken },
    ...(patience === undefined ? {} : { patience }),
  });
  return {
    check: (code, discount, now) => checkLimits(limits, code, discount, now),
    find: (code, now) => findCode(http, code, now),
    publish: (code, discount) => createCoupon(http, code, discount),
    revoke: (shopId) => disableCoupon(http, shopId),
  };
}

async function findCode(http: ApiHttp, code: string, now: Instant): Promise<ShopCode | undefined> {
  const coupon = await findCoupon(http, code);
  if (coupon === undefined) return undefined;
  const currency = await readCurrency(http);
  return readingAnswer('v2/coupons', () => {
    const discount = readCoupon(coupon, currency);
    const { endsAt = Number.POSITIVE_INFINITY } = discount ?? {};
    return {
      ...{ shopId: coupon.id, code, isActive: coupon.enabled && endsAt > now },
      ...(discount === undefined ? {} : { discount }),
      ...(coupon.type === 'promotion' ? { isShared: true } : {}),
    };
  });
}

/** A store without coupons of this name answers no content. */
async function findCoupon(http: ApiHttp, code: string): Promise<Coupon | undefined> {
  const answer = await http.get('v2/coupons', { code });
  const coupons = readAnswer('v2/coupons', z.array(couponSchema), answer?.json ?? []);
  return coupons.find((each) => writeCode(each.code) === code);
}

function readCoupon(coupon: Coupon, currency: string): ShopDiscount | undefined {
  const value = readValue(coupon, currency);
  if (value === undefined || isOtherwiseRestricted(coupon)) return undefined;
  const minimum = amountReader(currency)('min_purchase', coupon.min_purchase || null);
  return present({
    value,
    endsAt: coupon.expires ? readMailTime('expires', coupon.expires) : undefined,
    usesMax: usesOf(coupon.max_uses),
    usesPerCustomerMax: usesOf(coupon.max_uses_per_customer),
    minimumOrder: minimum === 0n ? undefined : { minorUnits: minimum, currency },
  });
}

function readValue({ type, amount }: Coupon, currency: string): DiscountValue | undefined {
  if (type === 'percentage_discount') {
    const percent = readPercent(amount);
    return percent === undefined ? undefined : { kind: 'percentage', percent };
  }
  if (type !== 'per_total_discount') return undefined;
  return {
    ...{ kind: 'amount' },
    amount: { minorUnits: amountReader(currency)('amount', amount), currency },
  };
}

/** For some products, countries or ways of shipping only. */
function isOtherwiseRestricted({ applies_to, restricted_to, shipping_methods }: Coupon): boolean {
  const { entity, ids } = fieldsOf(applies_to as LosslessJson | undefined) ?? {};
  const isForAll =
    entity === 'categories' && Array.isArray(ids) && ids.length === 1 && ids[0] === allCategories;
  return !isForAll || !isEmpty(restricted_to) || !isEmpty(shipping_methods);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || Object.keys(value).length === 0;
}

/** The API says amounts without their currency: it is the store's. */
async function readCurrency(http: ApiHttp): Promise<string> {
  const path = 'v2/store';
  const schema = z.object({ currency: z.string().regex(/^[A-Z]{3}$/) });
  return readAnswer(path, schema, (await http.get(path))?.json).currency;
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
  const path = 'v2/coupons';
  const answer = await http.send({ method: 'POST', path, json: writeCoupon(code, discount) });
  if (answer.status < 300) {
    const { id } = readAnswer(path, z.object({ id: z.string() }), answer.json);
    return { kind: 'published', shopId: id };
  }
  // Which status says so is not written down; the store itself knows.
  if ((await findCoupon(http, code)) !== undefined) return { kind: 'taken' };
  return refuse(messagesOf(answer.json));
}

function writeCoupon(code: string, discount: ShopDiscount) {
  const { value, endsAt, minimumOrder } = discount;
  const isPercentage = value.kind === 'percentage';
  return present({
    // Names are unique among coupons, as codes are.
    name: `Tributary ${code}`,
    code,
    type: isPercentage ? 'percentage_discount' : 'per_total_discount',
    amount: isPercentage ? value.percent : formatMoney(value.amount),
    enabled: true,
    applies_to: { entity: 'categories', ids: [Number(allCategories)] },
    expires: endsAt === undefined ? undefined : writeMailTime(endsAt),
    max_uses: discount.usesMax,
    max_uses_per_customer: discount.usesPerCustomerMax,
    min_purchase: minimumOrder === undefined ? undefined : formatMoney(minimumOrder),
  });
}

/** As mails have times (RFC 2822), which is how JavaScript writes them but for the zone. */
function writeMailTime(at: Instant): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

async function disableCoupon(http: ApiHttp, shopId: string): Promise<'revoked' | 'not-found'> {
  const path = `v2/coupons/${shopId}`;
  const found = await http.get(path);
  if (found === undefined) return 'not-found';
  const { enabled, applies_to } = readAnswer(path, couponSchema, found.json);
  if (!enabled) return 'revoked';
  // What a coupon applies to is cleared where a change does not repeat it.
  const json = { enabled: false, applies_to: repeatAppliesTo(applies_to) };
  const answer = await http.send({ method: 'PUT', path, json });
  if (readAnswer(path, couponSchema, answer.json).enabled) {
    throw new ApiAnswerError(path, 'left the code as it was');
  }
  return 'revoked';
}

function repeatAppliesTo(appliesTo: unknown) {
  const { entity, ids } = fieldsOf(appliesTo as LosslessJson | undefined) ?? {};
  return { entity, ids: Array.isArray(ids) ? ids.map(Number) : [] };
}

/** Errors of version 2 are a list of what is wrong. */
function messagesOf(json: LosslessJson | undefined): (string | undefined)[] {
  const list = Array.isArray(json) ? (json as readonly LosslessJson[]) : [];
  return list.map((each) => {
    const message = fieldsOf(each)?.message;
    return typeof message === 'string' ? message : undefined;
  });
}
