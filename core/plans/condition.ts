import type { CustomerStatus } from '../assessment/customer-status.ts';
import type { ContentFormat } from '../attribution/content.ts';
import type { TouchKind } from '../attribution/touch.ts';
import type { Money } from '../money/money.ts';
import type { Instant } from '../time/instant.ts';

/**
 * When a rule applies. A condition is a tree of `all`, `any` and `not`; each leaf tests one thing
 * about the line, the order, its buyer, or the touch that earned credit.
 *
 * A leaf about something that is not known does not hold.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The line's goods. */
  | { readonly product: readonly string[] }
  | { readonly variant: readonly string[] }
  | { readonly category: readonly string[] }
  /** A tag of the line or of its order. */
  | { readonly tag: readonly string[] }
  /** The order and its buyer. */
  | { readonly country: readonly string[] }
  | { readonly currency: readonly string[] }
  | { readonly customer: Exclude<CustomerStatus, 'unknown'> }
  | { readonly orderValue: MoneyRange }
  | { readonly paymentNumber: NumberRange }
  | { readonly time: TimeRange }
  /** The creator. */
  | { readonly creator: readonly string[] }
  | { readonly group: readonly string[] }
  | { readonly tier: readonly string[] }
  /** The touch: how the buyer came, and from which piece of content. */
  | { readonly touchKind: readonly TouchKind[] }
  | { readonly format: readonly ContentFormat[] }
  | { readonly platform: readonly string[] }
  | { readonly campaign: readonly string[] }
  | { readonly code: readonly string[] }
  | { readonly link: readonly string[] }
  /** Whether the click came through a boost that the brand pays for. */
  | { readonly amplified: boolean };

/** The sum of the bases of the order's lines before refunds, in this currency; in another one it is not known. */
export type MoneyRange = { readonly atLeast?: Money; readonly below?: Money };

/** Which payment of a subscription this is, counted from 1; both ends belong to the range. */
export type NumberRange = { readonly from?: number; readonly to?: number };

/** When the order was placed: `from` belongs to the range, `until` does not. */
export type TimeRange = { readonly from?: Instant; readonly until?: Instant };
