import type { PeriodAccount } from '../../../core/settlement/periods/period-account.ts';
import type { PeriodShare } from '../../../core/settlement/periods/period-share.ts';
import { orderMoment } from './moments.ts';

/** `mia`'s March in the factories' program, in which nothing was reached yet. */
export function aPeriodAccount(changes: Partial<PeriodAccount> = {}): PeriodAccount {
  return {
    merchantId: 'acme',
    creatorId: 'mia',
    programId: 'spring',
    period: { unit: 'month', key: '2026-03' },
    currency: 'USD',
    version: 1,
    terms: [],
    cells: [],
    statement: {
      adjustments: [],
      totalMinorUnits: 0n,
      reached: { tiers: [], bonuses: [] },
      waitingFor: [],
    },
    updatedAt: orderMoment,
    ...changes,
  };
}

/** What the factories' order, closed, adds to `mia`'s periods: 100.00 USD sold, 10.00 USD earned. */
export function aPeriodShare(changes: Partial<PeriodShare> = {}): PeriodShare {
  return {
    merchantId: 'acme',
    programId: 'spring',
    conversionId: 'shop~1001',
    eventAt: orderMoment,
    creatorId: 'mia',
    revision: 1,
    currency: 'USD',
    revenue: { numerator: 10_000n, denominator: 1n },
    commissionMinorUnits: 1_000n,
    assistMinorUnits: 0n,
    termIds: [],
    rates: [],
    ...changes,
  };
}
