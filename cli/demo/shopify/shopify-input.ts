import type { Instant } from '../../../core/time/instant.ts';

/*
 * What is particular about a Shopify order or refund; the bodies add all that such payloads have
 * besides. Ids are digits; amounts are minor units of the shop's currency.
 */

export type ShopifyLineInput = {
  readonly id: string;
  readonly title: string;
  readonly productId?: string;
  readonly variantId?: string;
  readonly sku?: string;
  readonly unitPriceMinorUnits: bigint;
  readonly quantity: number;
  /** Pieces left after edits and refunds; the default is all of them. */
  readonly currentQuantity?: number;
  /** What each of the order's discounts took off this line, by the discount's place. */
  readonly discountsMinorUnits?: readonly bigint[];
  readonly taxMinorUnits?: bigint;
  readonly giftCard?: boolean;
  /** The default is true, and false for gift cards. */
  readonly requiresShipping?: boolean;
};

export type ShopifyDiscountInput = {
  readonly code: string;
  readonly type: 'percentage' | 'fixed_amount';
  /** The code's own value, such as `10.0`. */
  readonly value: string;
  /** False for a code that the shop lists and did not apply. The default is true. */
  readonly applied?: boolean;
};

export type ShopifyCustomerInput = {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
};

export type ShopifyFulfilmentInput = {
  readonly id: string;
  readonly at: Instant;
  readonly lineIds: readonly string[];
  /** The default is `success`. */
  readonly status?: string;
};

export type ShopifyTenderInput = { readonly gateway: string; readonly minorUnits: bigint };

export type ShopifyRefundInput = {
  readonly id: string;
  readonly orderId: string;
  readonly at: Instant;
  readonly note?: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly line: ShopifyLineInput;
    readonly quantity: number;
    /** What Shopify says was given back for these pieces, as prices are (with tax if they have it). */
    readonly subtotalMinorUnits: bigint;
    readonly taxMinorUnits?: bigint;
  }[];
  /** Money given back beyond the lines (positive), or less than they say (negative). */
  readonly beyondLinesMinorUnits?: bigint;
  readonly shippingMinorUnits?: bigint;
};

export type ShopifyOrderInput = {
  readonly id: string;
  readonly number: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly processedAt?: Instant;
  readonly cancelledAt?: Instant;
  readonly currency: string;
  readonly taxesIncluded?: boolean;
  /** The rate of the lines' taxes, such as `0.19`. */
  readonly taxRate?: string;
  readonly test?: boolean;
  /** As Shopify writes it: `pending`, `paid`, `partially_refunded`, … */
  readonly financialStatus: string;
  readonly fulfillmentStatus?: 'fulfilled' | 'partial';
  readonly lines: readonly ShopifyLineInput[];
  readonly discounts?: readonly ShopifyDiscountInput[];
  readonly shippingMinorUnits?: bigint;
  readonly customer?: ShopifyCustomerInput;
  readonly countryCode?: string;
  readonly provinceCode?: string;
  readonly noteAttributes?: readonly { readonly name: string; readonly value: string }[];
  readonly landingSite?: string;
  readonly fulfilments?: readonly ShopifyFulfilmentInput[];
  readonly refunds?: readonly ShopifyRefundInput[];
  /** How it was paid; the default is one card payment of the whole. */
  readonly tender?: readonly ShopifyTenderInput[];
};
