import type { Payout } from '../../../core/payouts/payout.ts';
import { aSealedMethod } from '../a-text-seal.ts';
import { daysAfterOrder } from './moments.ts';

/** 25.00 USD to `mia` by CSV, reserved 50 days after the factories' order. */
export function aPayout(changes: Partial<Payout> = {}): Payout {
  const state = changes.state ?? 'intended';
  return {
    merchantId: 'acme',
    payoutId: 'mia-usd-2',
    creatorId: 'mia',
    currency: 'USD',
    minorUnits: 2_500n,
    state,
    runId: '2026-04-15',
    batchId: '2026-04-15-csv-USD-1',
    coversUpToSequence: 1,
    reversalSequence: 0,
    method: aSealedMethod({ rail: 'csv', holder: 'Mia Mountain', account: '0001234' }),
    history: [{ state, at: daysAfterOrder(50), evidence: 'test' }],
    ...changes,
  };
}
