import type { SubIds } from '../attribution/touch.ts';
import type { Reference } from '../references/reference-id.ts';
import type { Instant } from '../time/instant.ts';
import type { ReportedActivity } from './activity-fact.ts';
import type { Adjustment, DecisionFact } from './adjustment-fact.ts';
import type { Cancellation } from './cancellation.ts';
import type { Dispute } from './dispute.ts';
import type { EarlyClose } from './early-close.ts';
import type { NamedSubscription, PaidSubscription } from './named-subscription.ts';
import type { OrderSupplement } from './order-supplement.ts';
import type { PaymentState } from './payment-state.ts';
import type { Reassignment, ReassignmentReversal } from './reassignment.ts';
import type { RefundedTotal } from './refunded-total.ts';

/** A line of an order, in the order's shop currency. Amounts are of the whole line, not per piece. */
export type OrderLine = {
  readonly lineId: string;
  readonly productId?: string;
  readonly variantId?: string;
  readonly sku?: string;
  readonly title?: string;
  /** What plans may ask for; the shop's names. */
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  /** Pieces ordered, and pieces left after edits (refunds are not edits and do not lower it). */
  readonly quantity: number;
  readonly quantityAfterEdits: number;
  /** Unit price x quantity, before discounts, as the shop shows it (with tax if `taxIncluded`). */
  readonly grossMinorUnits: bigint;
  /** Line discounts and allocated order discounts. */
  readonly discountMinorUnits: bigint;
  readonly taxMinorUnits: bigint;
  readonly giftCard: boolean;
  readonly requiresShipping: boolean;
};

/** A discount code that the order names. `applied` is false if the shop refused or ignored it. */
export type OrderCode = {
  readonly code: string;
  readonly discountMinorUnits: bigint;
  readonly applied: boolean;
};

/** A click token carried by the order, verified at the edge; `refusal` says why one does not count. */
export type CarriedToken =
  | {
      readonly touchId: string;
      readonly slug: string;
      readonly programId: string;
      readonly creatorId: string;
      readonly visitorId: string;
      readonly contentId?: string;
      readonly subIds?: SubIds;
      readonly at: Instant;
      readonly askedBy?: 'agent';
    }
  | { readonly refusal: 'malformed' | 'unknown-key' | 'bad-signature' | 'other-merchant' };

export type FinancialStatus =
  | 'pending'
  | 'authorized'
  | 'partially-paid'
  | 'paid'
  | 'partially-refunded'
  | 'refunded'
  | 'voided';

/** What a refund says that one line got back. */
export type RefundLine = {
  readonly lineId: string;
  readonly quantity: number;
  /** Without tax. Absent if the source names pieces and no amount: `priceRefund` says what they come to. */
  readonly minorUnits?: bigint;
  /** Tax given back with the line; present if the source says it. */
  readonly taxMinorUnits?: bigint;
};

/** One refund. `lines` is what the shop says each line got back. */
export type Refund = {
  readonly refundId: string;
  readonly processedAt: Instant;
  readonly lines: readonly RefundLine[];
  /**
   * The source does not say whether prices include tax, so `minorUnits` of the lines are as the
   * order's prices are: `settleRefundTax` reduces them once the order is known.
   */
  readonly taxUnresolved?: true;
  /** Money for goods given back beyond (or, negative, less than) the lines; allocated over lines. */
  readonly unallocatedMinorUnits: bigint;
  /** Money given back for what is no goods (shipping, its tax, a tip): it lowers no base. */
  readonly beyondGoodsMinorUnits?: bigint;
  /** The money went back from the payment, tax and all, and takes what is left where that is less. */
  readonly ofPayment?: true;
  /** It failed: nothing went back. What it was to give back, and since when that is known. */
  readonly failed?: { readonly minorUnits: bigint; readonly at: Instant };
  /** An order lists it with its sum alone: whatever else is said of the refund, before or after, says more. */
  readonly summary?: true;
};

/** An order as the shop described it at one source version; the newest replaces the others whole. */
export type OrderSnapshot = {
  readonly orderId: string;
  readonly orderName?: string;
  readonly placedAt: Instant;
  readonly currency: string;
  readonly taxIncluded: boolean;
  readonly test: boolean;
  readonly financialStatus: FinancialStatus;
  /** Present as soon as the order is fully paid. */
  readonly paidAt?: Instant;
  readonly cancelledAt?: Instant;
  /** The newest successful fulfilment, and whether everything that ships has been shipped. */
  readonly lastFulfilledAt?: Instant;
  readonly fullyFulfilled: boolean;
  readonly lines: readonly OrderLine[];
  /** Order-level discount that the shop did not allocate to lines. */
  readonly unallocatedDiscountMinorUnits: bigint;
  readonly codes: readonly OrderCode[];
  readonly tokens: readonly CarriedToken[];
  /** The browser that placed the order, as the snippet handed it to the shop. */
  readonly visitorId?: string;
  /** Refunds that the snapshot itself lists. */
  readonly refunds: readonly Refund[];
  /** Peppered hashes of customer id and e-mail; empty for an anonymous sale. */
  readonly buyerIdentityHashes: readonly string[];
  readonly country?: string;
  readonly region?: string;
  /** The shop's tags of the whole order. */
  readonly tags?: readonly string[];
  /** Which payment of a subscription this is, counted from 1; where `subscription` does not say it. */
  readonly paymentNumber?: number;
  /** The subscription that the order pays for; a one-off add-on to it is an order of its own and names none. */
  readonly subscription?: PaidSubscription;
  /** Further ones that began with the same order; facts of their own say so. */
  readonly otherSubscriptions?: readonly PaidSubscription[];
  /** What payment providers may call the sale by, apart from its order id. */
  readonly references?: readonly Reference[];
  /** Other networks whose click id or code the order carries, such as `awin`. */
  /** The host from which the buyer's visit came, if the shop says it. */
  readonly referrerHost?: string;
  readonly claimedByNetworks?: readonly string[];
  /** What customers paid with cards or credit bought before; reported, never lowers the base. */
  readonly giftCardTenderMinorUnits: bigint;
};

/** What a person or a rule put on hold or let go. */
export type HoldReason =
  | 'manual'
  | 'fraud-review'
  | 'possible-duplicate'
  | 'creator-dispute'
  | 'leaked-code'
  | 'cookie-stuffing'
  | 'dispute'
  | 'approval'
  | 'awaits-first-payment'
  /** A post that earns does not say that it is paid for. */
  | 'disclosure-missing'
  /** Views of a post that look bought. */
  | 'view-spike'
  /** A browser told of it; the merchant's back end has not confirmed it yet. */
  | 'unconfirmed';

export type FactContent =
  | { readonly kind: 'order'; readonly topic: string; readonly order: OrderSnapshot }
  | {
      readonly kind: 'refund';
      readonly topic: string;
      readonly refund: Refund;
      /** Absent if the refund names no amount. */
      readonly currency?: string;
    }
  | {
      readonly kind: 'hold';
      readonly holdId: string;
      readonly reason: HoldReason;
      readonly note: string;
      readonly author: string;
    }
  | {
      readonly kind: 'release';
      readonly holdId: string;
      readonly note: string;
      readonly author: string;
    }
  | { readonly kind: 'refunded-total'; readonly topic: string; readonly total: RefundedTotal }
  | { readonly kind: 'dispute'; readonly topic: string; readonly dispute: Dispute }
  | { readonly kind: 'cancellation'; readonly topic: string; readonly cancellation: Cancellation }
  | { readonly kind: 'payment'; readonly payment: PaymentState }
  | { readonly kind: 'subscription'; readonly subscription: NamedSubscription }
  | { readonly kind: 'supplement'; readonly supplement: OrderSupplement }
  | ({ readonly kind: 'activity' } & ReportedActivity)
  | { readonly kind: 'adjustment'; readonly adjustment: Adjustment }
  | ({ readonly kind: 'decision' } & DecisionFact)
  | ({ readonly kind: 'reassignment' } & Reassignment)
  | ({ readonly kind: 'reassignment-reversal' } & ReassignmentReversal)
  | ({ readonly kind: 'early-close' } & EarlyClose);

/**
 * Something the outside world said, immutable and deduplicated.
 *
 * `factId` derives from the source (`shopify/order/8209…@2026-01-03T10:00:00Z`); `digest` covers
 * the normalised content without its peppered values. Same id and digest: a duplicate.
 */
export type Fact = {
  readonly merchantId: string;
  readonly connectionId: string;
  readonly orderId: string;
  /** The connection of payments that told it; absent: the order's own connection, or a person. */
  readonly toldBy?: string;
  readonly factId: string;
  readonly digest: string;
  /** The source's own update time; orders the contents of one thing, never arrival. */
  readonly sourceVersion: Instant;
  readonly recordedAt: Instant;
  readonly content: FactContent;
};

/** A signed, parseable delivery whose content is unusable: kept with its reason, and alarmed. */
export type RejectedFact = {
  readonly merchantId: string;
  readonly connectionId: string;
  readonly factId: string;
  readonly digest: string;
  readonly topic: string;
  readonly recordedAt: Instant;
  readonly reason: string;
  readonly detail: string;
};
