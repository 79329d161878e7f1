import type { Instant } from '../time/instant.ts';
import type { DiscountField, ShopDiscount } from './shop-discount.ts';

/** A code as its shop has it. */
export type ShopCode = {
  readonly shopId: string;
  /** Upper case, as here. */
  readonly code: string;
  /** Whether customers can use it, now or later. */
  readonly isActive: boolean;
  /** Absent: of a kind that is not described here, such as free shipping or two for one. */
  readonly discount?: ShopDiscount;
  /** It cannot be ended by itself: other codes stand for the same discount. */
  readonly isShared?: true;
};

/** What keeps a shop from having a discount, and why. */
export type DiscountIssue = {
  /** Absent: the shop does not say. */
  readonly field?: DiscountField | 'code';
  readonly message: string;
};

export type PublishOutcome =
  | { readonly kind: 'published'; readonly shopId: string }
  /** There is a code of this name. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly issues: readonly DiscountIssue[] };

/** The codes of one shop, where customers use them. Whatever keeps the shop from answering is thrown. */
export interface ShopCodes {
  /** What this kind of shop cannot do for a code, found without asking it; none: it can be tried. */
  check(code: string, discount: ShopDiscount, now: Instant): readonly DiscountIssue[];
  /** The code of this name, in whatever case; if there were several, the one that customers can use. */
  find(code: string, now: Instant): Promise<ShopCode | undefined>;
  /**
   * Makes the code. An answer may be lost after the shop has made it: `find` says so. Asked for twice at once,
   * one is made, and the other call answers `taken` or the same id.
   */
  publish(code: string, discount: ShopDiscount, now: Instant): Promise<PublishOutcome>;
  /** From now on no customer can use it; what is ended already stays so. */
  revoke(shopId: string, now: Instant): Promise<'revoked' | 'not-found'>;
}
