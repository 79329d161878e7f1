import type { CustomerStatus } from '../assessment/customer-status.ts';
import type { TouchKind } from '../attribution/touch.ts';
import type { Condition } from './condition.ts';

/** What a rule can look at: one line of an order, its buyer, and the touch that earned credit. */
export type ConditionSubject = {
  readonly productId?: string;
  readonly variantId?: string;
  readonly customer: CustomerStatus;
  readonly country?: string;
  readonly currency: string;
  readonly creatorId: string;
  readonly touchKind: TouchKind;
};

/**
 * Whether a condition holds for a subject. A leaf about something unknown does not hold, so a
 * customer of whom nothing is known is neither `new` nor `returning`.
 */
export function matchesCondition(condition: Condition, subject: ConditionSubject): boolean {
  if ('all' in condition) return condition.all.every((part) => matchesCondition(part, subject));
  if ('any' in condition) return condition.any.some((part) => matchesCondition(part, subject));
  if ('not' in condition) return !matchesCondition(condition.not, subject);
  if ('customer' in condition) return condition.customer === subject.customer;
  if ('product' in condition) return isOneOf(condition.product, subject.productId);
  if ('variant' in condition) return isOneOf(condition.variant, subject.variantId);
  if ('country' in condition) return isOneOf(condition.country, subject.country);
  if ('currency' in condition) return isOneOf(condition.currency, subject.currency);
  if ('creator' in condition) return isOneOf(condition.creator, subject.creatorId);
  if ('touchKind' in condition) return isOneOf(condition.touchKind, subject.touchKind);
  return false;
}

function isOneOf(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value);
}
