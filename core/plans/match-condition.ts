import type { CustomerStatus } from '../assessment/customer-status.ts';
import type { ContentFormat } from '../attribution/content.ts';
import type { TouchKind } from '../attribution/touch.ts';
import type { Instant } from '../time/instant.ts';
import type { Condition, MoneyRange, NumberRange, TimeRange } from './condition.ts';
import { type ConditionValues, nameCondition } from './condition-name.ts';

/**
 * What a rule can look at: one line of an order, the order and its buyer, and the creator and touch
 * that earned credit. What is absent is not known.
 */
export type ConditionSubject = {
  readonly productId?: string;
  readonly variantId?: string;
  readonly categories?: readonly string[];
  /** Of the line and of its order. */
  readonly tags?: readonly string[];
  readonly country?: string;
  readonly currency: string;
  readonly customer: CustomerStatus;
  /** The sum of the bases of the order's lines before refunds, in `currency`. */
  readonly orderValueMinorUnits?: bigint;
  /** Which payment of a subscription the order is, counted from 1. */
  readonly paymentNumber?: number;
  readonly placedAt?: Instant;
  readonly creatorId: string;
  readonly group?: string;
  readonly tier?: string;
  readonly touchKind?: TouchKind;
  readonly format?: ContentFormat;
  readonly platform?: string;
  readonly campaignId?: string;
  readonly code?: string;
  readonly slug?: string;
  readonly amplified?: boolean;
};

/**
 * Whether a condition holds for a subject.
 *
 * A leaf about something unknown does not hold, and so its `not` does: `{ not: { country: ["US"] } }`
 * matches an order without a country, and a customer of whom nothing is known is neither `new` nor
 * `returning`. An order value is known in the order's currency only.
 *
 * A `time` leaf makes a boost that was announced with its end. That end is no decrease: rate
 * protection compares versions of a plan, not moments within one.
 */
export function matchesCondition(condition: Condition, subject: ConditionSubject): boolean {
  const values = condition as unknown as ConditionValues;
  const name = nameCondition(condition);
  switch (name) {
    case 'all':
      return matchesEvery(values.all, subject);
    case 'any':
      return matchesSome(values.any, subject);
    case 'not':
      return !matchesCondition(values.not, subject);
    case 'product':
      return isOneOf(values.product, subject.productId);
    case 'variant':
      return isOneOf(values.variant, subject.variantId);
    case 'category':
      return isAnyOf(values.category, subject.categories);
    case 'tag':
      return isAnyOf(values.tag, subject.tags);
    case 'country':
      return isOneOf(values.country, subject.country);
    case 'currency':
      return isOneOf(values.currency, subject.currency);
    case 'customer':
      return values.customer === subject.customer;
    case 'orderValue':
      return isInMoneyRange(values.orderValue, subject);
    case 'paymentNumber':
      return isInNumberRange(values.paymentNumber, subject.paymentNumber);
    case 'time':
      return isInTimeRange(values.time, subject.placedAt);
    default:
      return matchesTouch(name, values, subject);
  }
}

type TouchName =
  | 'creator'
  | 'group'
  | 'tier'
  | 'touchKind'
  | 'format'
  | 'platform'
  | 'campaign'
  | 'code'
  | 'link'
  | 'amplified';

/** The leaves about who earned credit, and with which touch. */
function matchesTouch(
  name: TouchName,
  values: ConditionValues,
  subject: ConditionSubject,
): boolean {
  switch (name) {
    case 'creator':
      return isOneOf(values.creator, subject.creatorId);
    case 'group':
      return isOneOf(values.group, subject.group);
    case 'tier':
      return isOneOf(values.tier, subject.tier);
    case 'touchKind':
      return isOneOf(values.touchKind, subject.touchKind);
    case 'format':
      return isOneOf(values.format, subject.format);
    case 'platform':
      return isOneOf(values.platform, subject.platform);
    case 'campaign':
      return isOneOf(values.campaign, subject.campaignId);
    case 'code':
      return isOneOf(values.code, subject.code);
    case 'link':
      return isOneOf(values.link, subject.slug);
    case 'amplified':
      return values.amplified === subject.amplified;
  }
}

function matchesEvery(parts: readonly Condition[], subject: ConditionSubject): boolean {
  for (const part of parts) if (!matchesCondition(part, subject)) return false;
  return true;
}

function matchesSome(parts: readonly Condition[], subject: ConditionSubject): boolean {
  for (const part of parts) if (matchesCondition(part, subject)) return true;
  return false;
}

function isOneOf(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value);
}

function isAnyOf(values: readonly string[], known: readonly string[] | undefined): boolean {
  if (known === undefined) return false;
  for (const value of known) if (values.includes(value)) return true;
  return false;
}

function isInMoneyRange(
  { atLeast, below }: MoneyRange,
  { currency, orderValueMinorUnits: value }: ConditionSubject,
): boolean {
  if (value === undefined) return false;
  if (atLeast !== undefined && (atLeast.currency !== currency || value < atLeast.minorUnits)) {
    return false;
  }
  return below === undefined || (below.currency === currency && value < below.minorUnits);
}

function isInNumberRange({ from, to }: NumberRange, value: number | undefined): boolean {
  if (value === undefined) return false;
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

function isInTimeRange({ from, until }: TimeRange, at: Instant | undefined): boolean {
  if (at === undefined) return false;
  return (from === undefined || at >= from) && (until === undefined || at < until);
}
