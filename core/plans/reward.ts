import type { ContentFormat } from '../attribution/content.ts';
import type { Money } from '../money/money.ts';
import type { Rate } from './rate.ts';

/**
 * What is not paid out as cash. Each is a unit of its own in the books and never exchanged: store
 * credit and discounts in the minor units of a currency, points, and pieces of goods by SKU.
 */
export type NonCashUnit =
  | 'points'
  | `store-credit:${string}`
  | `discount:${string}`
  | `product:${string}`
  | `sample:${string}`;

/** What a unit that is no cash is made of, whatever its currency or SKU. */
export type NonCashKind = 'points' | 'store-credit' | 'discount' | 'product' | 'sample';

export type NonCashAmount = { readonly minorUnits: bigint; readonly unit: NonCashUnit };

export type RewardAmount = Money | NonCashAmount;

/** What a partial refund does to a reward of the whole order. */
export type AfterRefund = 'kept' | 'prorated' | 'lost';

/** What a sale earns. Several of them together are a hybrid. */
export type SaleReward =
  /** Of the line's base; `paidAs` turns the amount into store credit of the order's currency. */
  | { readonly kind: 'percent'; readonly rate: Rate; readonly paidAs?: 'store-credit' }
  | {
      readonly kind: 'flat-per-order';
      readonly amount: RewardAmount;
      readonly afterRefund: AfterRefund;
    }
  /** For each piece that is left after edits and refunds. */
  | { readonly kind: 'flat-per-item'; readonly amount: RewardAmount };

/** What an activity other than a sale earns; each is a conversion of its own. */
export type ActivityReward =
  | { readonly kind: 'per-lead'; readonly amount: RewardAmount }
  | { readonly kind: 'per-valid-click'; readonly amount: RewardAmount }
  /** A format without a multiplier counts once. */
  | {
      readonly kind: 'per-thousand-views';
      readonly amount: RewardAmount;
      readonly formatMultipliers: Readonly<Partial<Record<ContentFormat, Rate>>>;
    }
  | { readonly kind: 'per-approved-content'; readonly amount: RewardAmount }
  | { readonly kind: 'milestone'; readonly milestone: string; readonly amount: RewardAmount };

export type Reward = SaleReward | ActivityReward;

/** How a rule's commission is computed; reasons name it. */
export type RewardKind = Reward['kind'];
