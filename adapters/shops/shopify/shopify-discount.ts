import * as z from 'zod';
import { readPercent } from '../../../core/codes/read-percent.ts';
import type { DiscountValue, ShopDiscount } from '../../../core/codes/shop-discount.ts';
import { formatMoney } from '../../../core/money/format-money.ts';
import type { Money } from '../../../core/money/money.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { amountReader } from '../amount-reader.ts';
import { present } from '../codes/present.ts';
import { toWholeSecond } from '../codes/to-whole-second.ts';
import { usesOf } from '../codes/uses-of.ts';
import { readOptionalTime } from '../read-time.ts';

/** All that says something of a discount's worth; other kinds than `DiscountCodeBasic` are only known by their status. */
export const discountFragment = `fragment Discount on DiscountCode {
  __typename
  ... on DiscountCodeBasic {
    status startsAt endsAt usageLimit appliesOncePerCustomer
    codesCount { count }
    combinesWith { orderDiscounts productDiscounts shippingDiscounts }
    minimumRequirement {
      __typename
      ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount currencyCode } }
    }
    context { __typename }
    customerGets {
      value {
        __typename
        ... on DiscountPercentage { percentage }
        ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem }
      }
      items { __typename ... on AllDiscountItems { allItems } }
    }
  }
  ... on DiscountCodeBxgy { status codesCount { count } }
  ... on DiscountCodeFreeShipping { status codesCount { count } }
  ... on DiscountCodeApp { status codesCount { count } }
}`;

const moneySchema = z.object({ amount: z.string(), currencyCode: z.string() });

export const shopifyDiscountSchema = z.object({
  __typename: z.string(),
  status: z.enum(['ACTIVE', 'EXPIRED', 'SCHEDULED']),
  startsAt: z.string().nullish(),
  endsAt: z.string().nullish(),
  usageLimit: z.string().nullish(),
  appliesOncePerCustomer: z.boolean().default(false),
  codesCount: z.object({ count: z.string() }).nullish(),
  combinesWith: z
    .object({
      orderDiscounts: z.boolean(),
      productDiscounts: z.boolean(),
      shippingDiscounts: z.boolean(),
    })
    .nullish(),
  minimumRequirement: z
    .object({ __typename: z.string(), greaterThanOrEqualToSubtotal: moneySchema.nullish() })
    .nullish(),
  context: z.object({ __typename: z.string() }).nullish(),
  customerGets: z
    .object({
      value: z.object({
        __typename: z.string(),
        percentage: z.string().optional(),
        amount: moneySchema.optional(),
        appliesOnEachItem: z.boolean().default(false),
      }),
      items: z.object({ __typename: z.string(), allItems: z.boolean().optional() }),
    })
    .nullish(),
});
type Discount = z.output<typeof shopifyDiscountSchema>;

/**
 * What a discount is worth; nothing for one that depends on more than a discount here can say.
 *
 * @throws UnusableContentError for what is no time, or no amount of a currency.
 */
export function readDiscount(discount: Discount): ShopDiscount | undefined {
  const value = readValue(discount);
  if (value === undefined || isOtherwiseRestricted(discount)) return undefined;
  const { combinesWith, minimumRequirement } = discount;
  const subtotal = minimumRequirement?.greaterThanOrEqualToSubtotal;
  return present({
    value,
    startsAt: readOptionalTime('startsAt', discount.startsAt),
    endsAt: readOptionalTime('endsAt', discount.endsAt),
    usesMax: usesOf(discount.usageLimit),
    usesPerCustomerMax: discount.appliesOncePerCustomer ? 1 : undefined,
    minimumOrder: subtotal ? readMoney('minimumRequirement', subtotal) : undefined,
    combinable: Object.values(combinesWith ?? {}).includes(true),
  });
}

/** For some products or customers only, or from a number of pieces on. */
function isOtherwiseRestricted({ context, customerGets, minimumRequirement }: Discount): boolean {
  const isForAll = customerGets?.items.__typename === 'AllDiscountItems';
  const isForEverybody = (context?.__typename ?? forEverybody) === forEverybody;
  const byPieces = minimumRequirement?.__typename === 'DiscountMinimumQuantity';
  return !isForAll || !isForEverybody || byPieces;
}

const forEverybody = 'DiscountBuyerSelectionAll';

function readValue({ customerGets }: Discount): DiscountValue | undefined {
  const { percentage, amount, appliesOnEachItem } = customerGets?.value ?? {};
  if (percentage !== undefined) {
    // It is written as a part of one: 0.125.
    const percent = readPercent(percentage, 100n);
    return percent === undefined ? undefined : { kind: 'percentage', percent };
  }
  if (amount === undefined || appliesOnEachItem) return undefined;
  return { kind: 'amount', amount: readMoney('amount', amount) };
}

function readMoney(field: string, { amount, currencyCode }: z.output<typeof moneySchema>): Money {
  return { minorUnits: amountReader(currencyCode)(field, amount), currency: currencyCode };
}

/** The input `DiscountCodeBasicInput` that makes a discount with one code. */
export function writeDiscount(code: string, discount: ShopDiscount, now: Instant) {
  const { value, startsAt = now, endsAt, minimumOrder, combinable = false } = discount;
  const subtotal = minimumOrder && { greaterThanOrEqualToSubtotal: formatMoney(minimumOrder) };
  return present({
    title: code,
    code,
    startsAt: toWholeSecond(startsAt),
    endsAt: endsAt === undefined ? undefined : toWholeSecond(endsAt),
    context: { all: 'ALL' },
    customerGets: { value: writeValue(value), items: { all: true } },
    minimumRequirement: subtotal && { subtotal },
    usageLimit: discount.usesMax,
    appliesOncePerCustomer: discount.usesPerCustomerMax === 1,
    combinesWith: {
      orderDiscounts: combinable,
      productDiscounts: combinable,
      shippingDiscounts: combinable,
    },
  });
}

function writeValue(value: DiscountValue) {
  if (value.kind === 'amount') {
    const amount = formatMoney(value.amount);
    return { discountAmount: { amount, appliesOnEachItem: false } };
  }
  // Two decimals of a percentage are four of a part of one, and a double writes them as they are.
  return { percentage: Number(`${value.percent}e-2`) };
}
