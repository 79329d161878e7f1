import type { DiscountIssue } from '../../../core/codes/shop-codes.ts';
import type { ShopDiscount } from '../../../core/codes/shop-discount.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** What codes of a shop system cannot have. */
export type ShopLimits = {
  /** Whose limits they are, as it begins a sentence. */
  readonly name: string;
  /** A code that customers can type there. */
  readonly code: RegExp;
  readonly canStartLater: boolean;
  readonly usesPerCustomer: 'any' | 'one' | 'none';
  /** What can be said about other codes beside it. */
  readonly combinable: readonly boolean[];
  /** An id of a product of the shop; absent: it excludes none. */
  readonly productId?: RegExp;
};

/** Where a discount is more than a shop system can do; nothing is left out in silence. */
export function checkLimits(
  limits: ShopLimits,
  code: string,
  discount: ShopDiscount,
  now: Instant,
): DiscountIssue[] {
  const { name } = limits;
  const { startsAt, endsAt, usesPerCustomerMax: perCustomer, combinable } = discount;
  const issues: (DiscountIssue | false)[] = [
    !limits.code.test(code) && { field: 'code', message: `${name} has no codes like this.` },
    !limits.canStartLater &&
      startsAt !== undefined &&
      startsAt > now && {
        field: 'startsAt',
        message: `${name} begins a discount at once; publish it when it is to begin.`,
      },
    endsAt !== undefined &&
      endsAt <= Math.max(now, startsAt ?? now) && {
        field: 'endsAt',
        message: 'The discount would be over before it begins.',
      },
    perCustomer !== undefined &&
      limits.usesPerCustomer === 'none' && {
        field: 'usesPerCustomerMax',
        message: `${name} does not count the uses of one customer.`,
      },
    perCustomer !== undefined &&
      perCustomer > 1 &&
      limits.usesPerCustomer === 'one' && {
        field: 'usesPerCustomerMax',
        message: `${name} lets each customer use a code once, or as often as they like.`,
      },
    combinable !== undefined &&
      !limits.combinable.includes(combinable) && {
        field: 'combinable',
        message: `${name} cannot say this of one code.`,
      },
    checkProducts(limits, discount),
  ];
  return issues.filter((issue) => issue !== false);
}

function checkProducts(
  { name, productId }: ShopLimits,
  { excludedProductIds = [] }: ShopDiscount,
): DiscountIssue | false {
  if (excludedProductIds.every((id) => productId?.test(id))) return false;
  const message =
    productId === undefined
      ? `${name} cannot except single products from a discount.`
      : `${name} has no product ids like these.`;
  return { field: 'excludedProductIds', message };
}

/** Amounts of a discount in another currency than that in which the shop counts. */
export function checkCurrency(discount: ShopDiscount, currency: string): DiscountIssue[] {
  const message = `The shop counts in ${currency}.`;
  const { value, minimumOrder } = discount;
  const issues: (DiscountIssue | false)[] = [
    value.kind === 'amount' && value.amount.currency !== currency && { field: 'value', message },
    minimumOrder !== undefined &&
      minimumOrder.currency !== currency && { field: 'minimumOrder', message },
  ];
  return issues.filter((issue) => issue !== false);
}
