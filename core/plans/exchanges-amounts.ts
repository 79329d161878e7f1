import type { PlanVersion } from './plan.ts';

/** Whether the version's amounts of money are exchanged for orders in other currencies. */
export function exchangesAmounts({
  otherCurrencies,
}: Pick<PlanVersion, 'otherCurrencies'>): boolean {
  return otherCurrencies === 'exchange';
}
