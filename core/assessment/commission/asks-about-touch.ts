import type { Condition } from '../../plans/condition.ts';
import { type LeafName, nameCondition } from '../../plans/condition-name.ts';

/** Whether a leaf is about the creator or the touch, rather than about the goods and their order. */
const isAboutTouch: Readonly<Record<LeafName, boolean>> = {
  product: false,
  variant: false,
  category: false,
  tag: false,
  country: false,
  currency: false,
  customer: false,
  orderValue: false,
  paymentNumber: false,
  time: false,
  creator: true,
  group: true,
  tier: true,
  touchKind: true,
  format: true,
  platform: true,
  campaign: true,
  code: true,
  link: true,
  amplified: true,
};

/** Whether a condition may hold for one touch of an order and not for another one of the same line. */
export function asksAboutTouch(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksAboutTouch);
  if ('any' in condition) return condition.any.some(asksAboutTouch);
  if ('not' in condition) return asksAboutTouch(condition.not);
  return isAboutTouch[nameCondition(condition) as LeafName];
}
