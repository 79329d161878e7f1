import type { PlanVersion } from '../../../core/plans/plan.ts';
import type { AfterRefund, NonCashUnit, Reward } from '../../../core/plans/reward.ts';
import { daysBeforeOrder } from './moments.ts';

/** A percentage as a reward: `percent(125n, 1000n)` is 12.5 %. */
export function percent(numerator: bigint, denominator = 100n): Reward {
  return { kind: 'percent', rate: { numerator, denominator } };
}

/** A flat amount per order in USD, prorated after a partial refund unless said otherwise. */
export function flatPerOrder(
  minorUnits: bigint,
  afterRefund: AfterRefund = 'prorated',
  currency = 'USD',
): Reward {
  return { kind: 'flat-per-order', amount: { minorUnits, currency }, afterRefund };
}

/** A percentage that is paid as store credit. */
export function storeCredit(numerator: bigint, denominator = 100n): Reward {
  return { kind: 'percent', rate: { numerator, denominator }, paidAs: 'store-credit' };
}

/** A flat amount in USD for each piece. */
export function flatPerItem(minorUnits: bigint, currency = 'USD'): Reward {
  return { kind: 'flat-per-item', amount: { minorUnits, currency } };
}

/** Points, or whatever else is no cash, once an order. */
export function inKindPerOrder(
  minorUnits: bigint,
  unit: NonCashUnit = 'points',
  afterRefund: AfterRefund = 'prorated',
): Reward {
  return { kind: 'flat-per-order', amount: { minorUnits, unit }, afterRefund };
}

/** A version in force for a year: 10 % of everything, half-even. */
export function aPlanVersion(changes: Partial<PlanVersion> = {}): PlanVersion {
  return {
    planId: 'standard',
    versionId: 'v1',
    publishedAt: daysBeforeOrder(365),
    effectiveFrom: daysBeforeOrder(365),
    rounding: 'half-even',
    base: { includeTax: false, includeGiftCards: false },
    rules: [{ ruleId: 'everything', rewards: [percent(10n)] }],
    ...changes,
  };
}
