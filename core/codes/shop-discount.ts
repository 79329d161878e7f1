import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';

/** What a customer saves by a code: a part of the order, or a sum. */
export type DiscountValue =
  /** A decimal without needless zeros and without its sign: `12.5`. */
  | { readonly kind: 'percentage'; readonly percent: string }
  | { readonly kind: 'amount'; readonly amount: Money };

/**
 * What a shop knows of a discount on an order, in words that belong to none of them. Shops know moments to
 * the second, so all of them are whole seconds. What is absent is not limited.
 */
export type ShopDiscount = {
  readonly value: DiscountValue;
  /** Absent: at once. */
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  /** Orders of all customers together. */
  readonly usesMax?: number;
  readonly usesPerCustomerMax?: number;
  /** What the goods of an order have to be worth. */
  readonly minimumOrder?: Money;
  /** Whether it may be used beside other codes; absent: as the shop has it. */
  readonly combinable?: boolean;
  /** The shop's ids of products that it does not count for; none is the same as absent. */
  readonly excludedProductIds?: readonly string[];
};

/** In the order in which they are shown. */
export const discountFields = [
  'value',
  'startsAt',
  'endsAt',
  'usesMax',
  'usesPerCustomerMax',
  'minimumOrder',
  'combinable',
  'excludedProductIds',
] as const satisfies readonly (keyof ShopDiscount)[];

export type DiscountField = (typeof discountFields)[number];
