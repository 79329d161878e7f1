import { grossOf } from './gross-of.ts';
import { cameBack, type Payout } from './payout.ts';
import type { CashAmounts } from './reaches-minimum.ts';

/**
 * What a run has reserved of what was earned in an account and not given back, for all of its receivers, in minor units by currency.
 *
 * @param payouts the account's.
 */
export function sumReserved(payouts: readonly Payout[], runId: string): CashAmounts {
  const sums: Record<string, bigint> = {};
  for (const payout of payouts) {
    const { currency, state, indirectTaxMinorUnits = 0n } = payout;
    if (payout.runId !== runId || cameBack.includes(state)) continue;
    sums[currency] = (sums[currency] ?? 0n) + grossOf(payout) - indirectTaxMinorUnits;
  }
  return sums;
}
