import type { Cost } from './cost.ts';

/** What costs come to in one currency, in its minor units. */
export function sumCosts(costs: readonly Cost[], currency: string): bigint {
  return costs
    .filter((cost) => cost.currency === currency)
    .reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
}
