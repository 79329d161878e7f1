import { grossOf } from './gross-of.ts';
import { cameBack, type Payout } from './payout.ts';

/**
 * What a run has reserved of what was earned in a currency of an account, and not given back, for all of its receivers, in minor units.
 *
 * @param payouts the account's.
 */
export function sumReserved(payouts: readonly Payout[], runId: string, currency: string): bigint {
  return payouts
    .filter((payout) => payout.runId === runId && payout.currency === currency)
    .filter(({ state }) => !cameBack.includes(state))
    .reduce((sum, payout) => sum + grossOf(payout) - (payout.indirectTaxMinorUnits ?? 0n), 0n);
}
