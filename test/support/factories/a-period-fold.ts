import type { PeriodTerm } from '../../../core/plans/period-term.ts';
import type { PeriodConversion } from '../../../core/plans/periods/period-conversion.ts';
import type { PeriodFold } from '../../../core/plans/periods/period-fold.ts';

type Tiers = Extract<PeriodTerm, { kind: 'tiers' }>;

/** Ana's March 2026 in New York, in USD, enrolled for years, without terms. */
export function aPeriodFold(changes: Partial<PeriodFold> = {}): PeriodFold {
  return {
    creatorId: 'ana',
    period: { unit: 'month', key: '2026-03' },
    zones: [{ zone: 'America/New_York', from: 0 }],
    currency: 'USD',
    terms: [],
    entered: [],
    innerMinorUnits: 0n,
    enrolment: { enrolledAt: Date.parse('2024-01-01T00:00:00Z') },
    ...changes,
  };
}

/** An order of Ana's at noon UTC on a day of March 2026 that counts under the terms named. */
export function aPeriodConversion({
  day = 10,
  revenueMinorUnits = 100_00n,
  ...changes
}: Partial<PeriodConversion> & {
  readonly day?: number;
  readonly revenueMinorUnits?: bigint;
} = {}): PeriodConversion {
  return {
    conversionId: `order-${day}`,
    eventAt: Date.UTC(2026, 2, day, 12),
    creatorId: 'ana',
    currency: 'USD',
    revenue: { numerator: revenueMinorUnits, denominator: 1n },
    commissionMinorUnits: revenueMinorUnits / 10n,
    assistMinorUnits: 0n,
    termIds: ['tiers', 'bonus', 'assist', 'daily', 'cap'],
    ...changes,
  };
}

/** Silver adds 1 % from 5,000.00 USD of monthly revenue, gold 2 % from 10,000.00 USD. */
export function someTiers(changes: Partial<Tiers> = {}): Tiers {
  return {
    kind: 'tiers',
    termId: 'tiers',
    period: 'month',
    measure: 'revenue',
    currency: 'USD',
    applies: 'retroactive',
    steps: [
      { tier: 'silver', from: 5_000_00n, addedRate: { numerator: 1n, denominator: 100n } },
      { tier: 'gold', from: 10_000_00n, addedRate: { numerator: 2n, denominator: 100n } },
    ],
    ...changes,
  };
}
